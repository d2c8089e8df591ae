import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { ask } from '#app/api/ask.ts'
import { weekOf } from '#app/components/availability/week.ts'
import { dayOf } from '#app/time/days.ts'
import { monthOf, shownDates } from '#app/time/months.ts'
import { zoneGroups } from '#app/time/zones.server.ts'
import { HoursMonth, HoursPage } from './documents.ts'
import { effectOf } from './effect.server.ts'

/** The week as it is saved, the month as it becomes by it, and how many times are open next. */
export async function loader(visit: LoaderFunctionArgs) {
  const { now, viewer } = await ask(visit, HoursPage, {})
  const { schedule, state, calendar: own } = viewer?.mentor ?? {}
  if (!schedule || !own) throw redirect('/mentor/profile')
  const { timeZone, weekly } = schedule
  const { weekStartsOn } = own
  const asked = new URL(visit.request.url).searchParams.get('month')
  const month = monthOf(asked, dayOf(new Date(now), timeZone), weekStartsOn)
  const shown = await ask(visit, HoursMonth, shownDates(month))
  return {
    timeZone,
    week: weekOf(weekly),
    zones: zoneGroups(new Date(now)),
    month,
    weekStartsOn,
    days: shown.viewer?.mentor?.calendar?.days ?? [],
    published: state === 'APPROVED',
    preview: await effectOf(visit),
  }
}
