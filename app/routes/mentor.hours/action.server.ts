import { type ActionFunctionArgs, data, redirect } from '@remix-run/node'
import { ask } from '#app/api/ask.ts'
import { previewIntent } from '#app/components/availability/use-preview.ts'
import { problemsOf, typedWeek } from '#app/components/availability/week.ts'
import { SaveHours } from './documents.ts'
import { effectOf } from './effect.server.ts'

/** Saves the week as it stands in the form, a day copied to others first where that was pressed; or says what it comes to. */
export async function action(visit: ActionFunctionArgs) {
  const form = await visit.request.formData()
  const { week, timeZone, schedule } = typedWeek(form)
  if (form.get('intent') === previewIntent)
    return data({ week, timeZone, problems: [], preview: await effectOf(visit, schedule) })
  const { scheduleSave: saved } = await ask(visit, SaveHours, { input: schedule })
  if (saved.__typename === 'Mentor') return redirect('/mentor/hours?saved=1')
  return data({ week, timeZone, problems: problemsOf(saved, schedule.weekly), preview: null }, 400)
}
