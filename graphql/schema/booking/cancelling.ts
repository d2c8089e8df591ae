import { partyOf } from '#graphql/usecases/booking/access.ts'
import { cancelUntil } from '#graphql/usecases/booking/cancel-notice.ts'
import { cancelReason, whyCancelled } from '#graphql/usecases/booking/cancel-reason.ts'
import { cancellable, judged, refundIfCancelled } from '#graphql/usecases/booking/shown.ts'
import { builder } from '../builder.ts'
import { MoneyType } from '../scalars/money.ts'
import { Actor } from './actor.ts'
import { Booking } from './booking.ts'

// Whether the viewer can cancel, what that would give back, and what became of it.
builder.prismaObjectFields(Booking, (t) => ({
  cancellable: t.boolean({
    description: 'Whether bookingCancel would be accepted now. Draw the button from this.',
    select: judged,
    resolve: (booking, _args, { viewer, deps }) => cancellable(viewer, booking, deps.now()),
  }),
  cancellableUntil: t.field({
    type: 'DateTime',
    nullable: true,
    description: 'Until when the viewer can cancel it once it is confirmed; null for who takes no part.',
    select: judged,
    resolve: (booking, _args, { viewer }) => {
      const party = partyOf(viewer, booking)
      return party && cancelUntil(booking, party)
    },
  }),
  refundIfCancelledNow: t.field({
    type: MoneyType,
    nullable: true,
    description: 'What cancelling now would give back to the mentee; null when it cannot be cancelled.',
    select: judged,
    resolve: (booking, _args, { viewer, deps }) => refundIfCancelled(viewer, booking, deps.now()),
  }),
  cancelledBy: t.expose('cancelledBy', {
    type: Actor,
    nullable: true,
    description: 'Who cancelled; null when nobody did.',
  }),
  cancelReason: t.string({
    nullable: true,
    description: 'What the side that cancelled wrote to the other; null when it wrote nothing.',
    select: whyCancelled,
    resolve: cancelReason,
  }),
}))
