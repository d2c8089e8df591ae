import type { GroupSession, SlotWindow } from '#graphql/domain/availability/question.ts'
import { candidatesOf } from '../session-type/team.ts'
import { byKey } from './by-key.ts'
import type { Reading } from './reading.ts'
import type { Wanted } from './wanted.ts'

type Row = { typeId: string; startsAt: Date; endsAt: Date; bookingIds: string[]; hostIds: string[] }

/** The group sessions of each type that somebody has joined and that start in the window. */
export type Joined = Map<string, Row[]>

export async function joinedOf(
  { db }: Reading,
  wanteds: readonly Wanted[],
  { from, to }: SlotWindow,
): Promise<Joined> {
  const shared = wanteds.filter(({ seats }) => seats !== null)
  if (shared.length === 0) return new Map()
  const typeIds = shared.map(({ id }) => id)
  const owners = [...new Set(shared.map(({ mentorId }) => mentorId))]
  const rows = await db.$queryRaw<Row[]>`
    select b.session_type_id as "typeId", b.starts_at as "startsAt", b.ends_at as "endsAt",
      json_agg(distinct b.id) as "bookingIds", json_agg(distinct h.host_id) as "hostIds"
    from slot_hold h join booking b on b.id = h.booking_id
    where b.mentor_id = any(${owners}::uuid[]) and b.session_type_id = any(${typeIds}::uuid[]) and h.kind = 'SLOT'
      and b.starts_at >= ${new Date(from)} and b.starts_at < ${new Date(to)}
    group by h.occurrence_id, b.session_type_id, b.starts_at, b.ends_at`
  return byKey(rows, (row) => [row.typeId, row])
}

/**
 * Those that more mentees could join, with seats first: of two at one start, that one is meant. A session one of whose
 * hosts gives the type no more takes nobody new.
 */
export function sessionsFor(wanted: Wanted, joined: Joined): GroupSession[] {
  const { movingBookingId } = wanted
  const giving = new Set(candidatesOf(wanted))
  const sessions = (joined.get(wanted.id) ?? []).flatMap(({ startsAt, endsAt, bookingIds, hostIds }) => {
    const seatsTaken = bookingIds.filter((id) => id !== movingBookingId).length
    if (seatsTaken === 0 || !hostIds.every((id) => giving.has(id))) return []
    return [{ startsAt: startsAt.getTime(), endsAt: endsAt.getTime(), seatsTaken, hostIds }]
  })
  return sessions.sort((a, b) => a.seatsTaken - b.seatsTaken)
}
