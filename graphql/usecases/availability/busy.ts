import type { Busy, SlotWindow } from '#graphql/domain/availability/question.ts'
import { byKey } from './by-key.ts'
import type { Reading } from './reading.ts'

type Row = { hostId: string; bookingId: string; startsAt: Date; endsAt: Date }

/** Each host's taken times as the rows stand: a hold blocks until it is deleted, whatever its deadline says. */
export async function busyOf(
  { db }: Reading,
  hostIds: readonly string[],
  { from, to }: SlotWindow,
): Promise<Map<string, Busy[]>> {
  const rows = await db.$queryRaw<Row[]>`
    select host_id as "hostId", booking_id as "bookingId", lower(blocked) as "startsAt", upper(blocked) as "endsAt"
    from slot_hold
    where host_id = any(${hostIds}::uuid[]) and blocked && tstzrange(${new Date(from)}, ${new Date(to)})`
  return byKey(rows, ({ hostId, bookingId, startsAt, endsAt }) => [
    hostId,
    { startsAt: startsAt.getTime(), endsAt: endsAt.getTime(), bookingId },
  ])
}
