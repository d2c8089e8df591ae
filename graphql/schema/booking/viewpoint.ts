import { partyOf } from '#graphql/usecases/booking/access.ts'
import { holdExtendable, judged, retryable } from '#graphql/usecases/booking/shown.ts'
import { builder } from '../builder.ts'
import { Actor } from './actor.ts'
import { Answer } from './answer.ts'
import { Booking } from './booking.ts'

// What a booking looks like from where the viewer stands, and what the viewer may do with it now.
builder.prismaObjectFields(Booking, (t) => ({
  viewerRole: t.field({
    type: Actor,
    nullable: true,
    description: 'In which role the viewer takes part.',
    select: judged,
    resolve: (booking, _args, { viewer }) => partyOf(viewer, booking),
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
