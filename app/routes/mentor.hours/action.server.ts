import { type ActionFunctionArgs, data, redirect } from '@remix-run/node'
import { ask } from '#app/api/ask.ts'
import { previewIntent } from '#app/components/availability/use-preview.ts'
import { previewedWeek, refusedWeek, typedWeek } from '#app/components/availability/week.ts'
import { SaveHours } from './documents.ts'
import { effectOf } from './effect.server.ts'

/** Saves the week as it stands in the form, a day copied to others first where that was pressed; or says what it comes to. */
export async function action(visit: ActionFunctionArgs) {
  const form = await visit.request.formData()
  const typed = typedWeek(form)
  const { schedule } = typed
  if (form.get('intent') === previewIntent) return data(previewedWeek(typed, await effectOf(visit, schedule)))
  const { scheduleSave: saved } = await ask(visit, SaveHours, { input: schedule })
  if (saved.__typename === 'Mentor') return redirect('/mentor/hours?saved=1')
  return data(refusedWeek(saved, typed), 400)
}
