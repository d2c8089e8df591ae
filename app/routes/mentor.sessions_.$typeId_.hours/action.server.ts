import { type ActionFunctionArgs, data, redirect } from '@remix-run/node'
import { ask } from '#app/api/ask.ts'
import { previewIntent } from '#app/components/availability/use-preview.ts'
import { problemsOf, typedWeek } from '#app/components/availability/week.ts'
import { SaveTypeHours, TypeHoursPage } from './documents.ts'
import { effectOf } from './effect.server.ts'

/** Gives the session type hours of its own, takes them away, saves them as typed, or says what they come to. */
export async function action(visit: ActionFunctionArgs) {
  const id = visit.params.typeId ?? ''
  const form = await visit.request.formData()
  const intent = form.get('intent')
  const { week, timeZone, schedule } = typedWeek(form)
  if (intent === previewIntent)
    return data({ week, timeZone, problems: [], preview: await effectOf(visit, id, schedule) })
  const wanted = intent === 'on' ? await mentorsHours(visit, id) : intent === 'off' ? null : schedule
  const input = { sessionTypeId: id, schedule: wanted }
  const { sessionTypeScheduleSave: saved } = await ask(visit, SaveTypeHours, { input })
  if (saved.__typename === 'SessionType')
    return redirect(intent === 'off' ? `/mentor/sessions/${id}` : `/mentor/sessions/${id}/hours?saved=1`)
  return data({ week, timeZone, problems: problemsOf(saved, schedule.weekly), preview: null }, 400)
}

/** To begin with, own hours are the mentor's: what is closed there does not open by it. */
async function mentorsHours(visit: ActionFunctionArgs, id: string) {
  const { viewer } = await ask(visit, TypeHoursPage, { id })
  const { schedule } = viewer?.mentor ?? {}
  if (!schedule) throw data(null, 404)
  return schedule
}
