import type { LockedBooking } from '../booking/lock.ts'
import type { Deps, Tx } from '../deps.ts'
import { appendEvent } from '../events.ts'

type Known = Pick<LockedBooking, 'id' | 'version' | 'externals'>

/** Whether the calendar that is kept elsewhere has the booking. */
export const isThere = ({ externals }: Known): boolean => externals.some(({ state }) => state === 'ACTIVE')

/**
 * Decides under the booking's lock that it is to be written in the calendar that its mentor keeps elsewhere. Doing it is
 * the job's, which finds nothing to do when the session type is connected no more: the deadline then ends the booking.
 */
export async function askForBooking(
  tx: Tx,
  deps: Deps,
  booking: LockedBooking & { externals: LockedBooking['externals'] },
): Promise<void> {
  const { id: bookingId, version, startsAt, sessionTypeId, externals } = booking
  if (externals.length > 0) return
  const type = await tx.externalType.findUnique({ where: { sessionTypeId } })
  if (type) {
    const { accountId } = type
    await tx.externalBooking.create({
      data: { bookingId, accountId, state: 'ASKED', startsAt, askedAt: deps.now() },
    })
  }
  await tellAsked(tx, { id: bookingId, version })
}

/** Wakes the job that makes the calendar kept elsewhere as this booking is now. */
export const tellAsked = (tx: Tx, { id: bookingId, version }: Pick<Known, 'id' | 'version'>) =>
  appendEvent(tx, { type: 'scheduling.asked', bookingId, subjectId: bookingId, version, actor: 'SYSTEM' })
