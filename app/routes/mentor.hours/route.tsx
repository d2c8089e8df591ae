import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { ask } from '#app/api/ask.ts'
import { Problem } from '#app/components/ui/problem.tsx'
import { privatePage } from '#app/private-page.ts'
import { dayOf } from '#app/time/days.ts'
import { monthOf } from '#app/time/months.ts'
import { isWeekday, weekdays } from '#app/time/weekdays.ts'
import { zoneGroups } from '#app/time/zones.server.ts'
import { calendar } from '#app/words/availability.ts'
import { desk, hours as words } from '#app/words/desk.ts'
import { HoursMonth, HoursPage, SaveHours } from './documents.ts'
import { Effect } from './effect.tsx'
import { MonthTable } from './month.tsx'
import { copyDay, readWeek, type Week } from './week.ts'
import { WeekForm } from './week-form.tsx'

const sevenDays = 7 * 86_400_000

export const meta = privatePage(words.title)

export async function loader(visit: LoaderFunctionArgs) {
  const { now, viewer } = await ask(visit, HoursPage, {})
  const { schedule, state, calendar: own } = viewer?.mentor ?? {}
  if (!schedule || !own) throw redirect('/mentor/profile')
  const { timeZone, weekly } = schedule
  const { weekStartsOn } = own
  const asked = new URL(visit.request.url).searchParams.get('month')
  const month = monthOf(asked, dayOf(new Date(now), timeZone), weekStartsOn)
  const dates = month.weeks.flat()
  const shown = await ask(visit, HoursMonth, {
    firstDate: dates[0] ?? month.first,
    lastDate: dates.at(-1) ?? month.first,
    from: now,
    to: new Date(Date.parse(now) + sevenDays).toISOString(),
    public: state === 'APPROVED',
  })
  const { calendar: filled, sessionTypes } = shown.viewer?.mentor ?? {}
  return {
    timeZone,
    week: weekOf(weekly),
    zones: zoneGroups(new Date(now)),
    month,
    weekStartsOn,
    days: filled?.days ?? [],
    types: sessionTypes?.edges.map(({ node }) => node) ?? null,
  }
}

const weekOf = (weekly: readonly { weekday: string; start: string; end: string }[]) =>
  Object.fromEntries(
    weekdays.map((day) => [
      day,
      weekly.filter(({ weekday }) => weekday === day).map(({ start, end }) => ({ start, end })),
    ]),
  ) as Week

export async function action(visit: ActionFunctionArgs) {
  const form = await visit.request.formData()
  const week = weekFrom(form)
  const weekly = weekdays.flatMap((weekday) => week[weekday].map((range) => ({ weekday, ...range })))
  const { viewer } = await ask(visit, HoursPage, {})
  const overrides = viewer?.mentor?.schedule?.overrides ?? []
  const input = { timeZone: String(form.get('timeZone')), weekly, overrides: [...overrides] }
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

export default function HoursRoute() {
  const known = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const saved = useSearchParams()[0].has('saved')
  const { timeZone, week } = refused ?? known
  return (
    <>
      <h1 className="text-title font-semibold">{words.title}</h1>
      {refused && (
        <Problem>
          {refused.problems.map((problem) => (
            <p key={problem}>{problem}</p>
          ))}
        </Problem>
      )}
      <p role="status">{saved && !refused && desk.saved}</p>
      <Effect types={known.types} />
      <p className="mt-4">
        <Link to="/mentor/hours/away" className="inline-flex min-h-11 items-center">
          {calendar.awayLink}
        </Link>
      </p>
      <WeekForm key={JSON.stringify([week, timeZone])} week={week} timeZone={timeZone} zones={known.zones} />
      <MonthTable
        month={known.month}
        days={known.days}
        weekStartsOn={known.weekStartsOn}
        zone={known.timeZone}
      />
    </>
  )
}
