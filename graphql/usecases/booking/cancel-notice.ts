import { type CancelTooLate, cancellableUntil, cancelRefusal } from '#graphql/domain/booking/cancel-notice.ts'
import type { Actor, Booking } from '#prisma/generated/client/client.ts'
import { cancellerOf } from './refund-now.ts'

type Cancellable = Pick<Booking, 'state' | 'startsAt' | 'endsAt' | 'cancelNoticeMinutes' | 'freeUntil'>

const asked = ({ startsAt, endsAt, cancelNoticeMinutes, freeUntil }: Cancellable, actor: Actor) => ({
  by: cancellerOf(actor),
  startsAt,
  endsAt,
  noticeMinutes: cancelNoticeMinutes,
  freeUntil,
})

/** Why the notice that was agreed does not let this side cancel now; null when it does. */
export const noticeRefusal = (booking: Cancellable, actor: Actor, at: Date): CancelTooLate | null =>
  cancelRefusal({ ...asked(booking, actor), state: booking.state, at })

/** Until when this side can cancel the session once it is confirmed. */
export const cancelUntil = (booking: Cancellable, actor: Actor): Date =>
  cancellableUntil(asked(booking, actor))
