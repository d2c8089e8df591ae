import { type ActionFunctionArgs, data, redirect } from '@remix-run/node'
import { ask } from '#app/api/ask.ts'
import { isWeekday, weekdays } from '#app/time/weekdays.ts'
import { hours as words } from '#app/words/desk.ts'
import { SaveHours } from './documents.ts'
import { copyDay, readWeek, type Week } from './week.ts'

/** Saves the week as it stands in the form, a day copied to others first where that was pressed. */
export async function action(visit: ActionFunctionArgs) {
  const form = await visit.request.formData()
  const week = weekFrom(form)
  const weekly = weekdays.flatMap((weekday) => week[weekday].map((range) => ({ weekday, ...range })))
  const input = { timeZone: String(form.get('timeZone')), weekly }
  const { scheduleSave: saved } = await ask(visit, SaveHours, { input })
  if (saved.__typename === 'Mentor') return redirect('/mentor/hours?saved=1')
  const issues = saved.__typename === 'InputInvalid' ? saved.issues : []
  const problems = issues.map(({ path, message }) => {
    // The API counts rows; people have days.
    const day = weekly[Number(/^weekly\[(\d+)\]/.exec(path)?.[1])]?.weekday
    return day ? `${words.days[day]}: ${message}` : message
  })
  return data({ week, timeZone: input.timeZone, problems: [saved.message, ...problems] }, 400)
}

function weekFrom(form: FormData): Week {
  const [typed, intent, from] = [readWeek(form), form.get('intent'), form.get('copyFrom')]
  if (intent === 'workdays') return copyDay(typed, 'MONDAY', weekdays.slice(1, 5))
  return intent === 'copy' && isWeekday(from)
    ? copyDay(typed, from, form.getAll('copyTo').map(String))
    : typed
}
