import { stuckBookings } from '#graphql/usecases/operations/stuck.ts'
import type { House } from './furnish.ts'

/** What of one booking is stuck now; other tests share the database. */
export async function stuckOf({ deps }: House, bookingId: string) {
  const all = await stuckBookings(deps.db, deps.now(), { limit: 1_000, inverted: false })
  return all.filter((stuck) => stuck.bookingId === bookingId)
}
/** The one thing about the booking that is stuck. */
export async function only(house: House, bookingId: string) {
  const [found, ...more] = await stuckOf(house, bookingId)
  if (!found || more.length > 0) throw new Error(`${more.length + Number(!!found)} things are stuck`)
  return found
}
/** What admins did to it. */
export const audited = ({ deps }: House, subjectId: string) =>
  deps.db.auditEntry.findMany({ where: { subjectId }, select: { action: true, reason: true } })

/** A paid booking whose state says that the money led nowhere, as a bug or a restored backup would leave it. */
export async function paidFor(house: House, state: 'EXPIRED' | 'AWAITING_PAYMENT') {
  const booking = await house.heldBooking()
  const { db, now } = house.deps
  await db.payment.updateMany({
    where: { bookingId: booking.id },
    data: {
      state: 'SUCCEEDED',
      capturedAt: now(),
      chargeId: `ch_${booking.id}`,
      paymentIntentId: `pi_${booking.id}`,
    },
  })
  const tags = { bookingId: booking.id, mentorId: booking.mentorId, currency: 'USD' }
  const lines = [
    { account: 'provider:stripe', amountMinor: 8_250n, ...tags },
    { account: 'held', amountMinor: -8_250n, ...tags },
  ]
  await db.ledgerEntry.create({
    data: { key: `ch_${booking.id}:captured`, fact: 'captured', postings: { create: lines } },
  })
  if (state === 'AWAITING_PAYMENT') return booking
  await db.slotHold.deleteMany({ where: { bookingId: booking.id } })
  await db.booking.update({ where: { id: booking.id }, data: { state } })
  return booking
}
