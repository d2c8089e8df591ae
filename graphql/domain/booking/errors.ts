import { DomainError } from '../errors.ts'
import type { Money } from '../money/money.ts'

export class BookingNotFound extends DomainError {
  readonly code = 'BOOKING_NOT_FOUND'
  override message = 'This booking does not exist, or is not yours.'
}

/** A time that can still be booked; where mentees share a session, by so many. */
export type OpenTime = {
  readonly startsAt: Date
  readonly endsAt: Date
  readonly seatsLeft?: number | null
}

export class SlotTaken extends DomainError {
  readonly code = 'SLOT_TAKEN'
  override message = 'Somebody else has just taken this time. Nothing was charged: pick another one.'
  readonly nearest: readonly OpenTime[]
  constructor(nearest: readonly OpenTime[]) {
    super()
    this.nearest = nearest
  }
}

export class SlotNotOffered extends DomainError {
  readonly code = 'SLOT_NOT_OFFERED'
  override message =
    'This time cannot be booked: it is past, too soon, outside the mentor’s hours, or the mentor takes no more then.'
  readonly nearest: readonly OpenTime[]
  constructor(nearest: readonly OpenTime[]) {
    super()
    this.nearest = nearest
  }
}

export class TooManyHolds extends DomainError {
  readonly code = 'TOO_MANY_HOLDS'
  override message = 'You hold several times that are not paid yet. Pay or cancel one of them first.'
}

export class OwnSession extends DomainError {
  readonly code = 'OWN_SESSION'
  override message = 'This is your own session type: you cannot book yourself.'
}

/** The refund that was agreed to is not the refund of this moment; nothing was cancelled. */
export class RefundChanged extends DomainError {
  readonly code = 'REFUND_CHANGED'
  override message =
    'The refund has changed since you looked. Nothing was cancelled: check the amount and decide again.'
  readonly refund: Money
  constructor(refund: Money) {
    super()
    this.refund = refund
  }
}

export class HoldNotExtendable extends DomainError {
  readonly code = 'HOLD_NOT_EXTENDABLE'
  override message = 'This time can be held longer only once, while it waits for its payment.'
}

export class ReasonMissing extends DomainError {
  readonly code = 'REASON_MISSING'
  override message = 'Say why: the reason is kept with what you did.'
}

/** The promotion code of a booking that is to be held anew does not hold any more. */
export class PromotionRefused extends DomainError {
  readonly code = 'PROMOTION_REFUSED'
  constructor(why: string) {
    super(`${why} Book the session anew to have it at its full price.`)
  }
}
