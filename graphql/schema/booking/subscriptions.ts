import { visibleTo } from '#graphql/usecases/booking/access.ts'
import { followBooking, followBookings } from '#graphql/usecases/booking/follow.ts'
import type { FeedEvent } from '#graphql/usecases/feed.ts'
import { builder } from '../builder.ts'
import { Booking } from './booking.ts'
import { cursorOf, positionOf } from './cursor.ts'
import { PartyRole } from './list.ts'

const BookingChange = builder.objectRef<FeedEvent>('BookingChange').implement({
  description: 'Something happened to a booking.',
  fields: (t) => ({
    cursor: t.string({
      description: 'Where this stands in the stream; subscribe after it to go on.',
      resolve: ({ position }) => cursorOf(position),
    }),
    event: t.exposeString('type', { description: 'What happened: booking.confirmed, payment.succeeded, …' }),
    at: t.expose('at', { type: 'DateTime', description: 'When.' }),
    booking: t.prismaField({
      type: Booking,
      nullable: true,
      description: 'The booking as it is now; null once the viewer may see it no more.',
      resolve: (query, { bookingId }, _args, { deps, viewer }) =>
        deps.db.booking.findFirst({ ...query, where: { AND: [{ id: bookingId ?? '' }, visibleTo(viewer)] } }),
    }),
  }),
})

const after = 'Go on after this cursor: nothing is missed and nothing comes twice. Without it, from now on.'

builder.subscriptionFields((t) => ({
  bookingChanged: t.field({
    type: BookingChange,
    authScopes: { reading: true },
    description: 'What happens to one booking.',
    args: {
      bookingId: t.arg.globalID({ required: true, for: Booking, description: 'Which booking.' }),
      after: t.arg.string({ required: false, description: after }),
    },
    subscribe: (_root, args, { deps, viewer, feed }) =>
      followBooking({ deps, viewer, feed }, args.bookingId.id, args.after ? positionOf(args.after) : null),
    resolve: (event) => event,
  }),
  bookingsChanged: t.field({
    type: BookingChange,
    authScopes: { reading: true },
    description: 'What happens to the bookings in which the viewer has a role.',
    args: {
      role: t.arg({ type: PartyRole, required: true, description: 'In which role.' }),
      after: t.arg.string({ required: false, description: after }),
    },
    subscribe: (_root, args, { deps, viewer, feed }) =>
      followBookings({ deps, viewer, feed }, args.role, args.after ? positionOf(args.after) : null),
    resolve: (event) => event,
  }),
}))
