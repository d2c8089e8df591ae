import type { Standing } from '#graphql/domain/availability/free-hosts.ts'
import type { Wanted } from '../availability/wanted.ts'
import type { Tx } from '../deps.ts'
import { teamOf, togetherSince } from '../session-type/team.ts'

type Row = { hostId: string; bookings: number; lastBookedAt: Date; givesThis: boolean }

/**
 * How those who take turns stand: by what they got of this type since the team is complete, so that nobody has to catch
 * up, and when last. Whoever gives this very booking comes before all others.
 */
export async function standingsOf(tx: Tx, wanted: Wanted, bookingId: string): Promise<Standing[]> {
  const rows = await tx.$queryRaw<Row[]>`
    select h.mentor_id as "hostId", bool_or(b.id = ${bookingId}::uuid) as "givesThis",
      count(distinct b.starts_at) filter (
        where b.id <> ${bookingId}::uuid and b.created_at >= ${togetherSince(wanted)})::int as bookings,
      max(b.created_at) filter (where b.id <> ${bookingId}::uuid) as "lastBookedAt"
    from booking_host h join booking b on b.id = h.booking_id
    where b.session_type_id = ${wanted.id}::uuid
      and (b.id = ${bookingId}::uuid
        or b.state not in ('EXPIRED', 'PAYMENT_FAILED', 'REJECTED', 'FAILED', 'CANCELLED'))
    group by h.mentor_id`
  const known = new Map(rows.map((row) => [row.hostId, row]))
  return teamOf(wanted).map(({ mentor, priority, weight }) => {
    const { bookings = 0, lastBookedAt, givesThis = false } = known.get(mentor.id) ?? {}
    return {
      hostId: mentor.id,
      priority: givesThis ? Number.POSITIVE_INFINITY : priority,
      weight,
      bookings,
      lastBookedAt: lastBookedAt?.getTime() ?? null,
    }
  })
}
