import { BookingNotFound, SlotNotOffered, SlotTaken } from '#graphql/domain/booking/errors.ts'
import { RescheduledTooOften, RescheduleTooLate } from '#graphql/domain/booking/reschedule.ts'
import { BookingTransitionRefused } from '#graphql/domain/booking/state.ts'
import { IdempotencyKeyReused } from '#graphql/domain/idempotency.ts'
import { CalendarUnavailable } from '#graphql/domain/scheduling/errors.ts'

/** Why a session is not moved. */
export const rescheduleErrors = [
  BookingNotFound,
  BookingTransitionRefused,
  RescheduleTooLate,
  RescheduledTooOften,
  SlotTaken,
  SlotNotOffered,
  CalendarUnavailable,
  IdempotencyKeyReused,
] as const
