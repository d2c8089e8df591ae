import type { InputIssue } from '../errors.ts'
import { isDate } from './schedule.ts'
import { dayNumberOf, zoneName } from './zone.ts'
import { type ZoneTable, zoneTable } from './zone-rules.ts'

/** From date to date, both included, the host's hours are meant on the clocks of another zone. */
export type Travel = { readonly firstDate: string; readonly lastDate: string; readonly timeZone: string }

type Trip = { readonly first: number; readonly last: number; readonly zone: ZoneTable }

/** The zone of each local day (days since 1970-01-01), `home` where nobody travels; of trips that overlap, the first. */
export function zoneByDay(
  travel: readonly Travel[],
  home: ZoneTable,
  span: { from: number; to: number },
): (dayNumber: number) => ZoneTable {
  const trips = travel.map(
    ({ firstDate, lastDate, timeZone }): Trip => ({
      first: dayNumberOf(firstDate),
      last: dayNumberOf(lastDate),
      zone: zoneTable(timeZone, span.from, span.to),
    }),
  )
  return (dayNumber) => trips.find(({ first, last }) => dayNumber >= first && dayNumber <= last)?.zone ?? home
}

const mostTrips = 100

/** Everything that is wrong with a list of trips; none = it can be saved. */
export function travelIssues(travel: readonly Travel[]): InputIssue[] {
  if (travel.length > mostTrips)
    return [{ path: ['travel'], message: `At most ${mostTrips} trips are kept.` }]
  return travel.flatMap(({ firstDate, lastDate, timeZone }, index) => {
    const path = ['travel', index]
    const issues: InputIssue[] = []
    if (!isDate(firstDate))
      issues.push({ path: [...path, 'firstDate'], message: 'This date does not exist.' })
    if (!isDate(lastDate)) issues.push({ path: [...path, 'lastDate'], message: 'This date does not exist.' })
    if (!zoneName(timeZone))
      issues.push({ path: [...path, 'timeZone'], message: 'This time zone does not exist.' })
    if (lastDate < firstDate)
      issues.push({ path: [...path, 'lastDate'], message: 'The trip ends before it starts.' })
    const overlaps = travel.slice(0, index).some((trip) => {
      return trip.firstDate <= lastDate && firstDate <= trip.lastDate
    })
    if (overlaps) issues.push({ path, message: 'This trip overlaps another.' })
    return issues
  })
}
