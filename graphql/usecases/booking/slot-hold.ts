import type { Tx } from '../deps.ts'

/** One host's part of a booking's time, as it is blocked: buffers included. */
export type Held = {
  bookingId: string
  hostId: string
  /** The host's place among those who give the booking. */
  position: number
  occurrenceId: string
  seat: number
  blocked: { from: Date; to: Date }
  /** The time to which a booking is being moved, beside the one that it has; left out: the one that it has. */
  kind?: 'SLOT' | 'MOVE'
}

type Buffered = { startsAt: Date; endsAt: Date; bufferBeforeMinutes: number; bufferAfterMinutes: number }

/** What a session blocks, with the buffers that its type has now. */
export const blockedBy = ({ startsAt, endsAt, bufferBeforeMinutes, bufferAfterMinutes }: Buffered) => ({
  from: new Date(startsAt.getTime() - bufferBeforeMinutes * 60_000),
  to: new Date(endsAt.getTime() + bufferAfterMinutes * 60_000),
})

/** Serialises all that changes these hosts' calendars; with it swaps cannot deadlock and limits are exact. */
export async function lockHosts(tx: Tx, hostIds: readonly string[]) {
  for (const hostId of [...new Set(hostIds)].sort()) {
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${hostId}, 0))`
  }
}

/**
 * Takes one host's time for a booking, which the host then gives: true, or false when somebody has an overlapping time.
 * The host is locked. Never raises on a conflict: a plain INSERT against the exclusion constraint collapses under a
 * herd, ON CONFLICT DO NOTHING does not.
 */
export async function takeSlot(tx: Tx, held: Held): Promise<boolean> {
  const { bookingId, hostId, position, occurrenceId, seat, blocked, kind = 'SLOT' } = held
  const { from, to } = blocked
  const rows = await tx.$queryRaw<unknown[]>`
    with held as (
      insert into slot_hold (id, host_id, occurrence_id, seat, booking_id, kind, blocked)
      select gen_random_uuid(), ${hostId}::uuid, ${occurrenceId}::uuid, ${seat}::int, ${bookingId}::uuid,
        ${kind}::"HoldKind", tstzrange(${from}, ${to})
      where not exists (
        select 1 from slot_hold
        where imposed and host_id = ${hostId}::uuid and occurrence_id <> ${occurrenceId}::uuid
          and blocked && tstzrange(${from}, ${to}))
      on conflict on constraint slot_hold_no_overlap do nothing
      returning host_id)
    insert into booking_host (booking_id, mentor_id, position)
    select ${bookingId}::uuid, host_id, ${position}::smallint from held
    on conflict (booking_id, mentor_id) do update set position = excluded.position
    returning mentor_id`
  return rows.length === 1
}

/** The time to which a booking was being moved is the one that it has: the old one is given up. */
export async function keepMoved(tx: Tx, bookingId: string) {
  await tx.slotHold.deleteMany({ where: { bookingId, kind: 'SLOT' } })
  await tx.slotHold.updateMany({ where: { bookingId, kind: 'MOVE' }, data: { kind: 'SLOT' } })
}

/** The time to which a booking was to be moved is given up. */
export async function dropMove(tx: Tx, bookingId: string) {
  await tx.slotHold.deleteMany({ where: { bookingId, kind: 'MOVE' } })
}

/**
 * Writes down that a host's time is taken in a calendar that is not ours, whoever has it here. False when somebody has it:
 * then it is imposed, and a person must look.
 */
export async function imposeSlot(tx: Tx, held: Held): Promise<boolean> {
  if (await takeSlot(tx, held)) return true
  const { bookingId, hostId, occurrenceId, seat, blocked } = held
  await tx.$executeRaw`
    insert into slot_hold (id, host_id, occurrence_id, seat, booking_id, kind, blocked, imposed)
    values (gen_random_uuid(), ${hostId}::uuid, ${occurrenceId}::uuid, ${seat}::int, ${bookingId}::uuid, 'SLOT',
      tstzrange(${blocked.from}, ${blocked.to}), true)`
  await tx.bookingHost.upsert({
    where: { bookingId_mentorId: { bookingId, mentorId: hostId } },
    create: { bookingId, mentorId: hostId },
    update: {},
  })
  return false
}

/** Gives the booking's slot up; nothing happens when it has none. Who gave it stays written. */
export async function releaseSlot(tx: Tx, bookingId: string) {
  await tx.slotHold.deleteMany({ where: { bookingId } })
  await tx.bookingMove.deleteMany({ where: { bookingId } })
}

/** Deletes the rows whose whole blocked range is past: they block nobody any more. */
export async function clearPastHolds(tx: Tx, now: Date): Promise<number> {
  return tx.$executeRaw`delete from slot_hold where upper(blocked) <= ${now}`
}
