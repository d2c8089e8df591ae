import { type ActionFunctionArgs, data, redirect } from '@remix-run/node'
import { ask } from '#app/api/ask.ts'
import { fieldErrors } from '#app/api/issues.ts'
import { readDay } from '#app/time/days.ts'
import { isWeekday } from '#app/time/weekdays.ts'
import { away as words } from '#app/words/availability.ts'
import { AddTravel, ChangeCalendar, RemoveTimeOff, RemoveTravel, TakeTimeOff } from './documents.ts'
import { limitField, limitsIn } from './limits-form.tsx'

type Done = {
  __typename: string
  message?: string
  issues?: readonly { path: string; message: string }[]
}

/** What a form of the page asks for: each has its own intent, and a refusal goes back to that form. */
export async function act(visit: ActionFunctionArgs) {
  const form = await visit.request.formData()
  const intent = String(form.get('intent'))
  const missing = datesMissing(intent, form)
  const done = missing ?? (await run(visit, intent, form))
  if (!done) throw data(null, 400)
  if (!done.message) return redirect('/mentor/hours/away?saved=1')
  const values = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]))
  const errors = fieldErrors(done.issues ?? [], (path) => limitField(path, form))
  return data({ intent, values, problem: done.message, errors }, 400)
}

/** An empty date is no date to the API; here it is a field that was left out. */
function datesMissing(intent: string, form: FormData): Done | null {
  if (intent !== 'timeOff' && intent !== 'travel') return null
  const empty = ['firstDate', 'lastDate'].filter((name) => !readDay(String(form.get(name))))
  const issues = empty.map((path) => ({ path, message: words.dateMissing }))
  return empty.length > 0 ? { __typename: 'InputInvalid', message: words.refused, issues } : null
}

async function run(visit: ActionFunctionArgs, intent: string, form: FormData): Promise<Done | null> {
  const text = (name: string) => String(form.get(name) ?? '')
  const dates = { firstDate: text('firstDate'), lastDate: text('lastDate') }
  switch (intent) {
    case 'timeOff':
      return (await ask(visit, TakeTimeOff, { input: { ...dates, reason: text('reason') } })).done
    case 'removeTimeOff':
      return (await ask(visit, RemoveTimeOff, { input: { timeOffId: text('id') } })).done
    case 'travel':
      return (await ask(visit, AddTravel, { input: { ...dates, timeZone: text('timeZone') } })).done
    case 'removeTravel':
      return (await ask(visit, RemoveTravel, { input: { travelId: text('id') } })).done
    case 'limits':
    case 'teamLimits':
      return (await ask(visit, ChangeCalendar, { input: { [intent]: limitsIn(form) } })).done
    case 'home':
      return (await ask(visit, ChangeCalendar, { input: homeIn(form) })).done
    default:
      return null
  }
}

function homeIn(form: FormData) {
  const [country, region, weekday] = ['holidayCountry', 'holidayRegion', 'weekStartsOn'].map((name) =>
    String(form.get(name) ?? ''),
  )
  // The regions that were listed are those of the country before.
  const stays = country === form.get('regionsOf')
  return {
    holidayCountry: country || null,
    holidayRegion: (stays && region) || null,
    weekStartsOn: isWeekday(weekday) ? weekday : null,
  }
}
