import { data, redirect } from '@remix-run/node'
import type { Preview } from '#app/components/availability/effect.tsx'
import { previewIntent } from '#app/components/availability/use-preview.ts'
import { previewedWeek, refusedWeek, typedWeek } from '#app/components/availability/week.ts'

export type Schedule = ReturnType<typeof typedWeek>['schedule']

type Saved = {
  __typename: string
  message?: string
  issues?: readonly { path: string; message: string }[]
}

type Ways<Kept> = {
  page: string
  /** Where it leads once the hours are taken away. */
  off: string
  begin: () => Schedule | Promise<Schedule>
  save: (schedule: Schedule | null) => Promise<Saved>
  effect: (schedule: Schedule) => Promise<Preview>
  /** What else was typed. */
  kept: Kept
}

/** Gives hours, takes them away, saves them as typed, or says what they come to. */
export async function answer<Kept extends object>(form: FormData, ways: Ways<Kept>) {
  const { page, off, begin, save, effect, kept } = ways
  const intent = form.get('intent')
  const typed = typedWeek(form)
  if (intent === previewIntent)
    return data({ ...previewedWeek(typed, await effect(typed.schedule)), ...kept })
  const saved = await save(intent === 'on' ? await begin() : intent === 'off' ? null : typed.schedule)
  if (saved.message === undefined) return redirect(intent === 'off' ? off : `${page}?saved=1`)
  return data({ ...refusedWeek({ ...saved, message: saved.message }, typed), ...kept }, 400)
}
