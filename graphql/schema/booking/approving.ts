import { approveBooking, approveBookingErrors } from '#graphql/usecases/booking/approve.ts'
import { declineBooking, declineBookingErrors } from '#graphql/usecases/booking/decline.ts'
import { declineReason, wasUnanswered, whyDeclined } from '#graphql/usecases/booking/decline-reason.ts'
import { answerable, judged, payable } from '#graphql/usecases/booking/shown.ts'
import { builder } from '../builder.ts'
import { Booking } from './booking.ts'

// A request that waits for the mentor's answer, and what the answer was.
builder.prismaObjectFields(Booking, (t) => ({
  respondBy: t.field({
    type: 'DateTime',
    nullable: true,
    description: 'Until when the mentor can answer; null when nobody has to.',
    select: { state: true, respondBy: true },
    resolve: ({ state, respondBy }) => (state === 'PENDING' ? respondBy : null),
  }),
  savesCard: t.exposeBoolean('savesCard', {
    description:
      'Whether the request saved the card, to be charged on a yes, instead of reserving the amount on it.',
  }),
  payBy: t.field({
    type: 'DateTime',
    nullable: true,
    description:
      'Until when what was accepted must be paid; null unless the saved card was declined when it was charged.',
    select: { ...judged, confirmBy: true },
    resolve: (booking) => (booking.state === 'CONFIRMING' && payable(booking) ? booking.confirmBy : null),
  }),
  approvable: t.boolean({
    description:
      'Whether bookingApprove would be tried now; whether a time that was not kept is free shows then.',
    select: judged,
    resolve: (booking, _args, { viewer, deps }) => answerable('approved', viewer, booking, deps.now()),
  }),
  declinable: t.boolean({
    description: 'Whether bookingDecline would be accepted now.',
    select: judged,
    resolve: (booking, _args, { viewer, deps }) => answerable('declined', viewer, booking, deps.now()),
  }),
  declineReason: t.string({
    nullable: true,
    description: 'What the mentor wrote when declining; null when nothing was written.',
    select: whyDeclined,
    resolve: declineReason,
  }),
  unanswered: t.boolean({
    description: 'Whether it was a request that ended because nobody answered it in time.',
    select: whyDeclined,
    resolve: wasUnanswered,
  }),
}))

builder.mutationField('bookingApprove', (t) =>
  t.prismaFieldWithInput({
    type: Booking,
    authScopes: { booking: true },
    description:
      'The mentor accepts a request. What was reserved is then taken, or the saved card charged, and the session is confirmed.',
    typeOptions: { description: 'Which booking.' },
    input: { bookingId: t.input.globalID({ for: Booking, description: 'Which booking.' }) },
    errors: { types: [...approveBookingErrors] },
    resolve: async (query, _root, { input: { bookingId } }, { deps, viewer }) => {
      await approveBooking(deps, viewer, bookingId.id)
      return deps.db.booking.findUniqueOrThrow({ ...query, where: { id: bookingId.id } })
    },
  }),
)

builder.mutationField('bookingDecline', (t) =>
  t.prismaFieldWithInput({
    type: Booking,
    authScopes: { booking: true },
    description: 'The mentor does not take a request. Nothing is taken from the mentee.',
    typeOptions: { description: 'Which booking, and why.' },
    input: {
      bookingId: t.input.globalID({ for: Booking, description: 'Which booking.' }),
      reason: t.input.string({ required: false, description: 'Why; told to the mentee.' }),
    },
    errors: { types: [...declineBookingErrors] },
    resolve: async (query, _root, { input: { bookingId, reason } }, { deps, viewer }) => {
      await declineBooking(deps, viewer, { bookingId: bookingId.id, reason: reason ?? null })
      return deps.db.booking.findUniqueOrThrow({ ...query, where: { id: bookingId.id } })
    },
  }),
)
