import type { ResultOf } from 'gql.tada'
import { zoneCity } from '#app/time/zone.ts'
import { calendar as words } from '#app/words/availability.ts'
import type { DayFields } from './day-fields.ts'

export type DayFacts = ResultOf<typeof DayFields>

/** What holds on a day, in words. */
export function DayState({ day, zone }: { day: DayFacts; zone: string }) {
  const { closure, sessions, unclear, timeZone } = day
  return (
    <>
      <span className="block">{closure ? words.closed(closure.reason, closure.name) : hoursText(day)}</span>
      {!closure && timeZone !== zone && <span className="block">{words.onTime(zoneCity(timeZone))}</span>}
      {sessions > 0 && <span className="block font-semibold">{words.sessions(sessions)}</span>}
      {unclear.map(({ clock, start, end }) => (
        <span key={start} className="block text-bad">
          {words.unclear(clock, start, end)}
        </span>
      ))}
    </>
  )
}

function hoursText({ overridden, hours }: DayFacts): string {
  if (hours.length === 0) return overridden ? words.closedDate : words.noHours
  const ranges = hours.map(({ start, end }) => words.range(start, end, end <= start)).join(', ')
  return overridden ? `${words.own} ${ranges}` : ranges
}
