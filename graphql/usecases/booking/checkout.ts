import { randomUUID } from 'node:crypto'
import { OwnSession, SlotNotOffered, SlotTaken, TooManyHolds } from '#graphql/domain/booking/errors.ts'
import { InputInvalid } from '#graphql/domain/errors.ts'
import { IdempotencyKeyReused } from '#graphql/domain/idempotency.ts'
import { SessionTypeNotFound } from '#graphql/domain/session-type/errors.ts'
import { nearestOpenSlots, refuseUnlessOffered } from '../availability/slots.ts'
import type { Deps } from '../deps.ts'
import { claimKey, keyedCall, replayOf } from '../idempotency.ts'
import { openCheckout } from '../payment/open-checkout.ts'
import { type BookableType, findBookableType } from '../session-type/bookable.ts'
import { inTransaction } from '../transaction.ts'
import type { Viewer } from '../viewer.ts'
import { type CheckedInput, type CheckoutInput, checkInput } from './checkout-input.ts'
import { refuseTooManyHolds } from './hold-limits.ts'
import { linkToken } from './link.ts'
import { reserve } from './reserve.ts'

export const checkoutErrors = [
  InputInvalid,
  SessionTypeNotFound,
  SlotTaken,
  SlotNotOffered,
  TooManyHolds,
  OwnSession,
  IdempotencyKeyReused,
] as const

export type Checkout = { bookingId: string; checkoutUrl: string | null; accessToken: string | null }

/**
 * Holds the slot and opens its Checkout. Three resumable steps: the slot is held in one transaction; the Checkout Session
 * is created by what the job `checkout-open` would run too; its address is stored. With no answer in time the address is
 * null and fills when the job got through. A repeat with the same key and arguments answers with the same booking.
 */
export async function checkoutBooking(deps: Deps, viewer: Viewer, input: CheckoutInput): Promise<Checkout> {
  const type = await findBookableType(deps.db, input.sessionTypeId)
  const checked = await checkInput(deps, viewer, type, input)
  const { source, ...args } = input
  const call = keyedCall(viewer, 'bookingCheckout', input.idempotencyKey, args)
  const before = await replayOf(deps.db, call)
  const bookingId = before ?? (await hold(deps, type, checked, call))
  return checkoutAnswer(deps, viewer, bookingId)
}

async function hold(deps: Deps, type: BookableType, input: CheckedInput, call: ReturnType<typeof keyedCall>) {
  await refuseUnlessOffered(deps, type, input.startsAt)
  try {
    return await inTransaction(deps, async (tx) => {
      const bookingId = randomUUID()
      const twin = await claimKey(tx, call, bookingId)
      if (twin) return twin
      if (type.priceMinor > 0n) await refuseTooManyHolds(tx, input, deps.settings)
      await reserve(tx, deps, { bookingId, type, input })
      return bookingId
    })
  } catch (error) {
    if (!(error instanceof SlotTaken)) throw error
    throw new SlotTaken(await nearestOpenSlots(deps, type, input.startsAt))
  }
}

/** Where to pay for a booking, and the guest's key to it. Opens the Checkout Session when nobody has yet. */
export async function checkoutAnswer(deps: Deps, viewer: Viewer, bookingId: string): Promise<Checkout> {
  const booking = await deps.db.booking.findUniqueOrThrow({
    where: { id: bookingId },
    include: { payments: { where: { state: 'OPEN' } } },
  })
  const [open] = booking.payments
  const asGuest = viewer.kind === 'guest' || viewer.kind === 'nobody'
  return {
    bookingId,
    checkoutUrl: open ? (open.checkoutUrl ?? (await openedNow(deps, open.id))) : null,
    accessToken: asGuest ? linkToken(deps.linkKey, booking) : null,
  }
}

/** An outage here refuses nobody: the slot is held and the job goes on trying. */
async function openedNow(deps: Deps, paymentId: string): Promise<string | null> {
  try {
    return await openCheckout(deps, paymentId)
  } catch (error) {
    deps.log.warn({ paymentId, error }, 'checkout not opened yet')
    return null
  }
}
