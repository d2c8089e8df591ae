import { randomUUID } from 'node:crypto'
import type { Wanted } from '../availability/wanted.ts'
import type { Tx } from '../deps.ts'
import { blockedBy, type Held } from './slot-hold.ts'

/** Which occurrence of a session, which of its seats, and what it blocks. */
export type Place = Pick<Held, 'occurrenceId' | 'seat' | 'blocked'>

type Times = { bookingId: string; startsAt: Date; endsAt: Date }
type Row = { occurrenceId: string; from: Date; to: Date; seats: number[] }

/** A session of its own, with the buffers in force now. */
export const ownPlace = (wanted: Wanted, times: Times): Place => ({
  // The seats of a session outlive whoever came first, so their occurrence is nobody's booking.
  occurrenceId: wanted.seats === null ? times.bookingId : randomUUID(),
  seat: 0,
  blocked: blockedBy({ ...wanted, ...times }),
})

/** The lowest free seat of the session that these hosts, who are locked, give others at that time; else one of its own. */
export async function placeFor(
  tx: Tx,
  wanted: Wanted,
  times: Times,
  hostIds: readonly string[],
): Promise<{ place: Place; joined: boolean }> {
  const [row] = wanted.seats === null ? [] : await occurrencesOf(tx, wanted, times, hostIds)
  if (!row) return { place: ownPlace(wanted, times), joined: false }
  const { occurrenceId, from, to, seats } = row
  let seat = 0
  while (seats.includes(seat)) seat++
  return { place: { occurrenceId, seat, blocked: { from, to } }, joined: true }
}

const occurrencesOf = (
  tx: Tx,
  { id, mentorId }: Wanted,
  { bookingId, startsAt, endsAt }: Times,
  hostIds: readonly string[],
) => tx.$queryRaw<Row[]>`
  select h.occurrence_id as "occurrenceId", lower(h.blocked) as "from", upper(h.blocked) as "to",
    json_agg(h.seat) as seats
  from slot_hold h join booking b on b.id = h.booking_id
  where b.mentor_id = ${mentorId}::uuid and b.session_type_id = ${id}::uuid and b.starts_at = ${startsAt}
    and b.ends_at = ${endsAt} and b.id <> ${bookingId}::uuid and h.kind = 'SLOT'
    and h.host_id = ${hostIds[0] ?? mentorId}::uuid
  group by h.occurrence_id, h.blocked`
