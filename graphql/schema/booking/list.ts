import { rolesIn } from '#graphql/usecases/booking/access.ts'
import { builder } from '../builder.ts'
import { pageCost } from '../page.ts'
import { Booking, BookingState } from './booking.ts'
import { cursorOf } from './cursor.ts'

export const PartyRole = builder.enumType('PartyRole', {
  description: 'On which side of a booking somebody is.',
  values: {
    MENTEE: { description: 'Who booked.' },
    MENTOR: { description: 'Who gives the session.' },
    ADMIN: { description: 'Who looks after all of them.' },
  } as const,
})

builder.queryFields((t) => ({
  booking: t.prismaField({
    type: Booking,
    nullable: true,
    authScopes: { reading: true },
    description: 'The booking with this id; null for a stranger as for nobody.',
    args: { id: t.arg.globalID({ required: true, for: Booking, description: 'The id of the booking.' }) },
    resolve: (query, _root, { id }, { deps, viewer }) =>
      deps.db.booking.findFirst({ ...query, where: { AND: [{ id: id.id }, rolesIn(viewer, null)] } }),
  }),
  bookings: t.prismaConnection(
    {
      type: Booking,
      cursor: 'id',
      authScopes: { reading: true },
      complexity: pageCost,
      description: 'The bookings that the viewer takes part in, soonest first.',
      args: {
        role: t.arg({
          type: PartyRole,
          required: false,
          description: 'Only those in which the viewer has this role.',
        }),
        states: t.arg({ type: [BookingState], required: false, description: 'Only in these states.' }),
        from: t.arg({
          type: 'DateTime',
          required: false,
          description: 'Only those that end at or after this.',
        }),
        to: t.arg({ type: 'DateTime', required: false, description: 'Only those that start before this.' }),
        newestFirst: t.arg.boolean({ required: false, description: 'The latest first instead.' }),
      },
      resolve: (query, _root, { role, states, from, to, newestFirst }, { deps, viewer }) => {
        const order = newestFirst ? 'desc' : 'asc'
        return deps.db.booking.findMany({
          ...query,
          where: {
            AND: [rolesIn(viewer, role ?? null)],
            ...(states ? { state: { in: [...states] } } : {}),
            ...(from ? { endsAt: { gte: from } } : {}),
            ...(to ? { startsAt: { lt: to } } : {}),
          },
          orderBy: [{ startsAt: order }, { id: order }],
        })
      },
    },
    {
      name: 'BookingConnection',
      description: 'A page of bookings.',
      fields: (c) => ({
        cursor: c.string({
          description: 'The position this answer is at least as new as; subscribe after it.',
          resolve: (_page, _args, { feed }) => cursorOf(feed.position()),
        }),
      }),
    },
    { name: 'BookingEdge', description: 'A booking in a list.' },
  ),
}))
