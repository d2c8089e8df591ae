import type { Closure } from './closures.ts'
import { closuresOf, openTimes } from './free-time.ts'
import type { ClosedPeriod } from './limits.ts'
import { durationOf, type Host, type SlotQuestion } from './question.ts'
import type { Reason } from './reason.ts'
import { fullPeriodsOf, scopeOf } from './starts.ts'
import { zoneByDay } from './travel.ts'
import { dayKeyOfNumber } from './zone.ts'
import { dayInZone, midnightOf, zoneTable } from './zone-rules.ts'

const minute = 60_000
const day = 86_400_000

type Session = { readonly startsAt: number; readonly endsAt: number }

/** All that keeps one host from a session at the instant; nothing = the host is free. */
export function hostReasons(host: Host, question: SlotQuestion, startsAt: number): Reason[] {
  const session = { startsAt, endsAt: startsAt + durationOf(question) * minute }
  const scope = scopeOf(question, startsAt, startsAt + 1)
  const full = fullPeriodsOf(host, question, scope).filter(({ from, to }) => overlaps(session, from, to))
  return [
    ...full.map((period) => limitReached(host, period)),
    ...hoursReasons(host, question, session),
    ...busyReasons(host, question, session),
  ]
}

function hoursReasons(host: Host, question: SlotQuestion, session: Session): Reason[] {
  if (isWithin(openTimes(host, question, session.startsAt, session.endsAt), session)) return []
  const always = { ...host, timeOff: [], holidays: [] }
  const within = isWithin(openTimes(always, { policy: null }, session.startsAt, session.endsAt), session)
  const closed = closuresAround(host, question, session, within)
  return within ? closed : [...closed, { code: 'OUTSIDE_HOURS', hostId: host.id }]
}

/** Closed days that the session touches; hours that a closed day nearby would have gone on with fall to that one. */
function closuresAround(host: Host, { policy }: SlotQuestion, session: Session, within: boolean): Reason[] {
  const span = { from: session.startsAt - 4 * day, to: session.endsAt + 4 * day }
  const home = zoneTable(host.schedule.timeZone, span.from, span.to)
  const zoneOn = zoneByDay(host.travel ?? [], home, span)
  const [first, last] = [dayInZone(home, session.startsAt) - 2, dayInZone(home, session.endsAt) + 2]
  const nearby = [...(closuresOf(host, policy, first, last) ?? [])].sort(([a], [b]) => a - b)
  const touched = nearby.filter(([date]) => {
    const zone = zoneOn(date)
    return overlaps(session, midnightOf(zone, date), midnightOf(zone, date + 1))
  })
  const found = touched.length > 0 || !within ? touched : nearby
  return found.map(([date, closure]) => closureReason(host.id, date, closure))
}

function closureReason(hostId: string, date: number, closure: Closure): Reason {
  switch (closure.code) {
    case 'POLICY':
      return { code: 'POLICY', hostId, date: dayKeyOfNumber(date), name: closure.name ?? null }
    case 'TIME_OFF':
      return { code: 'TIME_OFF', hostId, timeOff: closure.timeOff }
    case 'HOLIDAY':
      return { code: 'HOLIDAY', hostId, holiday: closure.holiday }
  }
}

function busyReasons(host: Host, { rules, moving }: SlotQuestion, session: Session): Reason[] {
  const blocked = {
    startsAt: session.startsAt - rules.bufferBeforeMinutes * minute,
    endsAt: session.endsAt + rules.bufferAfterMinutes * minute,
  }
  return host.busy.flatMap(({ startsAt, endsAt, bookingId }): Reason[] => {
    if (endsAt <= startsAt || (moving != null && bookingId === moving)) return []
    if (!overlaps(blocked, startsAt, endsAt)) return []
    const code = overlaps(session, startsAt, endsAt) ? 'BUSY' : 'BUFFER'
    return [{ code, hostId: host.id, startsAt, endsAt }]
  })
}

function limitReached(host: Host, { limit, owner, from, to }: ClosedPeriod): Reason {
  const own = owner === 'HOST' || (owner === 'TYPE' && limit.unit === 'MINUTES')
  return { code: 'LIMIT', hostId: own ? host.id : null, owner, ...limit, from, to }
}

function overlaps({ startsAt, endsAt }: Session, from: number, to: number): boolean {
  return startsAt < to && endsAt > from
}

function isWithin(open: readonly { from: number; to: number }[], { startsAt, endsAt }: Session): boolean {
  return open.some(({ from, to }) => from <= startsAt && endsAt <= to)
}
