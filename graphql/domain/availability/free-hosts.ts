import { freeTime } from './free-time.ts'
import { hostsOfSession, joinableStarts, sessionAt } from './group-sessions.ts'
import { sidesOf } from './hosts.ts'
import { durationOf, type Host, type SlotQuestion } from './question.ts'
import { fullPeriodsOf, scopeOf } from './starts.ts'

const minute = 60_000

/** How a rotating host stands among its alternatives. */
export type Standing = {
  readonly hostId: string
  /** The highest comes first; 0 when left out. */
  readonly priority?: number
  /** The share of bookings that is due to it, relative to the others'; 1 when left out. */
  readonly weight?: number
  /** What it has got so far; only counted where weights differ. */
  readonly bookings?: number
  /** When it was last booked, in epoch milliseconds; null: never. */
  readonly lastBookedAt?: number | null
}

/** The ids of the hosts who have the whole session free then, whatever the grid, notice and window say. */
export function freeHosts(question: SlotQuestion, startsAt: number): string[] {
  return question.hosts.filter((host) => isFree(host, question, startsAt)).map(({ id }) => id)
}

/** Whether one host has the whole session free then. */
export function isFree(host: Host, question: SlotQuestion, startsAt: number): boolean {
  const scope = {
    ...scopeOf(question, startsAt, startsAt + 1),
    earliest: Number.NEGATIVE_INFINITY,
  }
  const endsAt = startsAt + durationOf(question) * minute
  const free = freeTime(host, question, scope, fullPeriodsOf(host, question, scope))
  return free.some(({ from, to }) => from <= startsAt && endsAt <= to)
}

/**
 * Who gives a session that is offered: all who must attend, then one of each group by `chooseHost`; of a group session
 * that others have joined, its own hosts. Null when a side has nobody.
 */
export function hostsFor(
  question: SlotQuestion,
  startsAt: number,
  standings: readonly Standing[],
): string[] | null {
  const session = sessionAt(question, startsAt)
  if (session && joinableStarts(question, startsAt, startsAt + 1).length > 0)
    return hostsOfSession(question, session).map(({ id }) => id)
  const free = new Set(freeHosts(question, startsAt))
  const { fixed, groups } = sidesOf(question.hosts, ({ id }) => id)
  const chosen = [...groups.values()].map((ids) => {
    const able = ids.filter((id) => free.has(id))
    return chooseHost(able.map((hostId) => standings.find((one) => one.hostId === hostId) ?? { hostId }))
  })
  const all = [...fixed.map((id) => (free.has(id) ? id : null)), ...chosen]
  const there = all.filter((id) => id !== null)
  return there.length === all.length ? there : null
}

/**
 * One of several free hosts: the highest priority; then, where weights differ, whom its weight owes the next booking
 * most; then who was booked least recently; then the lowest id. Null when there is none. A weight of 0 comes last.
 */
export function chooseHost(free: readonly Standing[]): string | null {
  const highest = Math.max(...free.map(({ priority = 0 }) => priority))
  const best = free.filter(({ priority = 0 }) => priority === highest)
  const weighted = best.some(({ weight = 1 }) => weight !== (best[0]?.weight ?? 1))
  const load = ({ bookings = 0, weight = 1 }: Standing) =>
    weighted ? (bookings + 1) / Math.max(weight, 0) : 0
  const last = ({ lastBookedAt }: Standing) => lastBookedAt ?? Number.NEGATIVE_INFINITY
  const [first] = [...best].sort((a, b) => {
    return compare(load(a), load(b)) || compare(last(a), last(b)) || (a.hostId < b.hostId ? -1 : 1)
  })
  return first?.hostId ?? null
}

/** Infinities are equal to themselves, which subtraction would deny. */
function compare(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0
}
