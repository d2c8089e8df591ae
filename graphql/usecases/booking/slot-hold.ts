import type { Tx } from '../deps.ts'

type Held = {
  bookingId: string
  hostId: string
  startsAt: Date
  endsAt: Date
  bufferBeforeMinutes: number
  bufferAfterMinutes: number
}

/** Serialises all that changes one host's calendar; with it swaps cannot deadlock and limits are exact. */
export async function lockHosts(tx: Tx, hostIds: readonly string[]) {
  for (const hostId of [...hostIds].sort()) {
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${hostId}, 0))`
  }
}

/**
 * Takes the slot for a booking: true, or false when somebody has an overlapping time. Never raises on a conflict:
 * a plain INSERT against the exclusion constraint collapses under a herd, ON CONFLICT DO NOTHING does not.
 */
export async function takeSlot(tx: Tx, held: Held): Promise<boolean> {
  const { bookingId, hostId, startsAt, endsAt, bufferBeforeMinutes, bufferAfterMinutes } = held
  await lockHosts(tx, [hostId])
  const from = new Date(startsAt.getTime() - bufferBeforeMinutes * 60_000)
  const to = new Date(endsAt.getTime() + bufferAfterMinutes * 60_000)
  const rows = await tx.$queryRaw<unknown[]>`
    insert into slot_hold (id, host_id, occurrence_id, booking_id, kind, blocked)
    select gen_random_uuid(), ${hostId}::uuid, ${bookingId}::uuid, ${bookingId}::uuid, 'SLOT', tstzrange(${from}, ${to})
    where not exists (
      select 1 from slot_hold
      where imposed and host_id = ${hostId}::uuid and blocked && tstzrange(${from}, ${to}))
    on conflict on constraint slot_hold_no_overlap do nothing
    returning id`
  return rows.length === 1
}

/**
 * Moves a booking's slot: the old time is given up and the new one taken in this transaction, with the buffers that the
 * session type has now. False when somebody has an overlapping time; then the caller must take all of it back.
 */
export async function moveSlot(tx: Tx, held: Held): Promise<boolean> {
  await lockHosts(tx, [held.hostId])
  const { count } = await tx.slotHold.deleteMany({ where: { bookingId: held.bookingId, kind: 'SLOT' } })
  if (count !== 1) throw new Error(`booking ${held.bookingId} had ${count} slots when it was moved`)
  return takeSlot(tx, held)
}

/** Gives the booking's slot up; nothing happens when it has none. */
export async function releaseSlot(tx: Tx, bookingId: string) {
  await tx.slotHold.deleteMany({ where: { bookingId } })
}

/** Deletes the rows whose whole blocked range is past: they block nobody any more. */
export async function clearPastHolds(tx: Tx, now: Date): Promise<number> {
  return tx.$executeRaw`delete from slot_hold where upper(blocked) <= ${now}`
}
