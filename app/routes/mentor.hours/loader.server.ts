import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { ask } from '#app/api/ask.ts'
import { dayOf } from '#app/time/days.ts'
import { monthOf } from '#app/time/months.ts'
import { weekdays } from '#app/time/weekdays.ts'
import { zoneGroups } from '#app/time/zones.server.ts'
import { HoursMonth, HoursPage } from './documents.ts'
import type { Week } from './week.ts'

const sevenDays = 7 * 86_400_000

/** The week as it is saved, the month as it becomes by it, and how many times are open next. */
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
