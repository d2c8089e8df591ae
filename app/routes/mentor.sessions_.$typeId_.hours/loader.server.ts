import { data, type LoaderFunctionArgs } from '@remix-run/node'
import { ask } from '#app/api/ask.ts'
import { weekOf } from '#app/components/availability/week.ts'
import { dayOf } from '#app/time/days.ts'
import { monthOf, shownDates } from '#app/time/months.ts'
import { zoneGroups } from '#app/time/zones.server.ts'
import { TypeHoursPage, TypeMonth } from './documents.ts'
import { effectOf } from './effect.server.ts'

/** The session type with its own hours, if it has some, and the month that they make. */
export async function loader(visit: LoaderFunctionArgs) {
  const id = visit.params.typeId ?? ''
  const { now, viewer, node } = await ask(visit, TypeHoursPage, { id })
  const { mentor } = viewer ?? {}
  const { weekStartsOn } = mentor?.calendar ?? {}
  // A stranger may see a public type, but never its place.
  if (node?.__typename !== 'SessionType' || node.placeDetail === null || !weekStartsOn) throw data(null, 404)
  const title = node.title
  if (!node.schedule) return { id, title, own: null }
  const { timeZone, weekly } = node.schedule
  const asked = new URL(visit.request.url).searchParams.get('month')
  const month = monthOf(asked, dayOf(new Date(now), timeZone), weekStartsOn)
  const { node: shown } = await ask(visit, TypeMonth, { id, ...shownDates(month) })
  const own = {
    timeZone,
    week: weekOf(weekly),
    zones: zoneGroups(new Date(now)),
    month,
    weekStartsOn,
    days: (shown && 'days' in shown && shown.days) || [],
    published: mentor?.state === 'APPROVED',
    preview: await effectOf(visit, id),
  }
  return { id, title, own }
}
