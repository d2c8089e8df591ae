import { TooManyAttempts } from '#graphql/domain/account/errors.ts'
import { OwnSession, SlotNotOffered, SlotTaken, TooManyHolds } from '#graphql/domain/booking/errors.ts'
import { DomainError, InputInvalid } from '#graphql/domain/errors.ts'
import { IdempotencyKeyReused } from '#graphql/domain/idempotency.ts'
import { PackageNotUsable } from '#graphql/domain/package/errors.ts'
import { CalendarUnavailable } from '#graphql/domain/scheduling/errors.ts'
import { SessionTypeNotFound } from '#graphql/domain/session-type/errors.ts'
import type { Deps } from '../deps.ts'
import { type KeyedCall, keyedCall, replayOf } from '../idempotency.ts'
import { payErrors } from '../payment/company.ts'
import { findBookableType, inLength } from '../session-type/bookable.ts'
import type { Viewer } from '../viewer.ts'
import { type Checkout, checkoutAnswer } from './checkout-answer.ts'
import { type CheckoutInput, checkInput } from './checkout-input.ts'
import { hold } from './hold.ts'

export const checkoutErrors = [
  InputInvalid,
  SessionTypeNotFound,
  SlotTaken,
  SlotNotOffered,
  TooManyHolds,
  OwnSession,
  TooManyAttempts,
  PackageNotUsable,
  CalendarUnavailable,
  ...payErrors,
  IdempotencyKeyReused,
] as const

/**
 * Holds the slot and opens its Checkout. Three resumable steps: the slot is held in one transaction; the Checkout Session
 * is created by what the job `checkout-open` would run too; its address is stored. With no answer in time the address is
 * null and fills when the job got through. A repeat with the same key and arguments answers with the same booking.
 */
export async function checkoutBooking(deps: Deps, viewer: Viewer, input: CheckoutInput): Promise<Checkout> {
  const { source, ...args } = input
  const call = keyedCall(viewer, 'bookingCheckout', input.idempotencyKey, args)
  const bookingId = (await replayOf(deps.db, call)) ?? (await holdOrJoin(deps, viewer, input, call))
  return checkoutAnswer(deps, viewer, bookingId, call)
}

/** What stands in the way may be the work of a twin that was a moment faster: then its booking is the answer. */
async function holdOrJoin(
  deps: Deps,
  viewer: Viewer,
  input: CheckoutInput,
  call: KeyedCall,
): Promise<string> {
  try {
    const type = inLength(await findBookableType(deps.db, input.sessionTypeId), input.durationMinutes)
    return await hold(deps, type, await checkInput(deps, viewer, type, input), call)
  } catch (error) {
    const twin = error instanceof DomainError ? await replayOf(deps.db, call) : null
    if (twin) return twin
    throw error
  }
}
