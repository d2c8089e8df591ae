import { partyOf } from '#graphql/usecases/booking/access.ts'
import { cancelUntil } from '#graphql/usecases/booking/cancel-notice.ts'
import {
  cancellable,
  holdExtendable,
  judged,
  refundIfCancelled,
  retryable,
} from '#graphql/usecases/booking/shown.ts'
import { builder } from '../builder.ts'
import { MoneyType } from '../scalars/money.ts'
import { Answer } from './answer.ts'
import { Booking } from './booking.ts'

export const Actor = builder.enumType('Actor', {
  description: 'In which role somebody acted.',
  values: ['MENTEE', 'MENTOR', 'ADMIN', 'PARTNER', 'PROVIDER', 'SYSTEM'] as const,
})

// What a booking looks like from where the viewer stands, and what the viewer may do with it now.
builder.prismaObjectFields(Booking, (t) => ({
  viewerRole: t.field({
    type: Actor,
    nullable: true,
    description: 'In which role the viewer takes part.',
    select: judged,
    resolve: (booking, _args, { viewer }) => partyOf(viewer, booking),
  }),
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
  retryable: t.boolean({
    description: 'Whether bookingCheckoutRetry may be tried now.',
    select: judged,
    resolve: (booking, _args, { viewer, deps }) => retryable(viewer, booking, deps.now()),
  }),
  holdExtendable: t.boolean({
    description: 'Whether bookingHoldExtend would be accepted now.',
    select: judged,
    resolve: (booking, _args, { viewer, deps }) => holdExtendable(viewer, booking, deps.now()),
  }),
  cancelledBy: t.expose('cancelledBy', {
    type: Actor,
    nullable: true,
    description: 'Who cancelled; null when nobody did.',
  }),
  answers: t.relation('answers', {
    type: Answer,
    description: 'What the mentee was asked, and answered.',
    query: { orderBy: { position: 'asc' } },
  }),
  place: t.string({
    nullable: true,
    description: 'Where they meet; told once it is confirmed.',
    select: { state: true, placeDetail: true },
    resolve: ({ state, placeDetail }) =>
      state === 'CONFIRMED' || state === 'COMPLETED' || state === 'NO_SHOW' ? placeDetail : null,
  }),
}))
