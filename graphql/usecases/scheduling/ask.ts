import type { LockedBooking } from '../booking/lock.ts'
import type { Deps, Tx } from '../deps.ts'
import { appendEvent } from '../events.ts'

type Known = Pick<LockedBooking, 'id' | 'version' | 'externals'>

/** Whether the calendar that is kept elsewhere has the booking. */
export const isThere = ({ externals }: Known): boolean => externals.some(({ state }) => state === 'ACTIVE')

/**
 * Decides under the booking's lock that it is to be written in the calendar that its mentor keeps elsewhere; doing it is the
 * job's. False when the session type is connected there no more, and nobody can write it.
 */
export async function askForBooking(tx: Tx, deps: Deps, booking: LockedBooking): Promise<boolean> {
  const { id: bookingId, version, startsAt, sessionTypeId, externals, scheduling: provider } = booking
  if (externals.length > 0) return true
  const type = await tx.externalType.findFirst({ where: { sessionTypeId, account: { provider } } })
  if (!type) return false
  const { accountId, externalId: typeId } = type
  await tx.externalBooking.create({
    data: { bookingId, accountId, typeId, state: 'ASKED', startsAt, askedAt: deps.now() },
  })
  await tellAsked(tx, { id: bookingId, version })
  return true
}

/** Wakes the job that makes the calendar kept elsewhere as this booking is now. */
export const tellAsked = (tx: Tx, { id: bookingId, version }: Pick<Known, 'id' | 'version'>) =>
  appendEvent(tx, { type: 'scheduling.asked', bookingId, subjectId: bookingId, version, actor: 'SYSTEM' })
