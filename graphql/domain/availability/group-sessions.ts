import { closuresOf } from './free-time.ts'
import { closedPeriods } from './limits.ts'
import { calendarOf, durationOf, type GroupSession, type Host, type SlotQuestion } from './question.ts'
import { dayInZone, zoneTable } from './zone-rules.ts'

const minute = 60_000
const day = 86_400_000

/** The group session of the asked length that others have joined and that starts exactly then. */
export function sessionAt(question: SlotQuestion, startsAt: number): GroupSession | null {
  const length = durationOf(question) * minute
  const found = question.sessions?.find((session) => {
    return session.startsAt === startsAt && session.endsAt - session.startsAt === length
  })
  return found ?? null
}

/** The hosts who give a group session. */
export function hostsOfSession({ hosts }: SlotQuestion, { hostIds }: GroupSession): readonly Host[] {
  return hostIds ? hosts.filter(({ id }) => hostIds.includes(id)) : hosts
}

/**
 * The starts in [begin, end) of group sessions that still have a seat. They stay offered whatever the grid and the hosts'
 * limits say, since joining takes no more of their time; not on a closed day, nor against the mentee's own limits.
 */
export function joinableStarts(question: SlotQuestion, begin: number, end: number): number[] {
  const { rules, sessions = [], mentee, moving } = question
  const seats = rules.seats ?? 1
  const booked = (mentee?.booked ?? []).filter(({ bookingId }) => !moving || bookingId !== moving)
  const tally = { owner: 'MENTEE', limits: rules.menteeLimits ?? [], booked } as const
  const near = { from: begin, to: end + day }
  const full = closedPeriods(tally, calendarOf(question), durationOf(question), near)
  return sessions.flatMap((session) => {
    const { startsAt, endsAt, seatsTaken } = session
    if (startsAt < begin || startsAt >= end || seatsTaken >= seats) return []
    if (sessionAt(question, startsAt) === null) return []
    if (full.some(({ from, to }) => from < endsAt && to > startsAt)) return []
    const closed = hostsOfSession(question, session).some((host) => isClosed(host, question, session))
    return closed ? [] : [startsAt]
  })
}

function isClosed(host: Host, { policy }: SlotQuestion, { startsAt, endsAt }: GroupSession): boolean {
  const zone = zoneTable(host.schedule.timeZone, startsAt - 2 * day, endsAt + 2 * day)
  const [first, last] = [dayInZone(zone, startsAt), dayInZone(zone, endsAt - 1)]
  const closed = closuresOf(host, policy, first, last)
  return closed !== null && closed.size > 0
}
