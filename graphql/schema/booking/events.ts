import { isAdmin } from '#graphql/usecases/viewer.ts'
import { builder } from '../builder.ts'
import { costOfPage } from '../page.ts'
import { Actor } from './actor.ts'
import { Booking } from './booking.ts'
import { cursorOf } from './cursor.ts'

export const BookingEvent = builder.prismaObject('Event', {
  variant: 'BookingEvent',
  description: 'One entry of a booking’s history.',
  fields: (t) => ({
    event: t.exposeString('type', { description: 'What happened: booking.confirmed, refund.decided, …' }),
    from: t.expose('from', {
      type: 'String',
      nullable: true,
      description: 'The state before, where one changed.',
    }),
    to: t.expose('to', {
      type: 'String',
      nullable: true,
      description: 'The state after, where one changed.',
    }),
    actor: t.expose('actor', { type: Actor, description: 'In which role it was done.' }),
    reason: t.string({
      nullable: true,
      description: 'Why, in the words of who did it; what an admin wrote is for admins alone.',
      select: { reason: true, actor: true },
      resolve: ({ reason, actor }, _args, { viewer }) =>
        actor === 'ADMIN' && !isAdmin(viewer) ? null : reason,
    }),
    at: t.expose('at', { type: 'DateTime', description: 'When.' }),
    version: t.exposeInt('version', { description: 'The booking’s version at that moment.' }),
  }),
})

builder.prismaObjectFields(Booking, (t) => ({
  events: t.relatedConnection(
    'events',
    {
      type: BookingEvent,
      cursor: 'seq',
      complexity: costOfPage(/^GPC:[IN]:\d{1,18}$/),
      description: 'The history, oldest first.',
      query: { orderBy: { seq: 'asc' } },
    },
    { name: 'BookingEventConnection', description: 'A page of a booking’s history.' },
    { name: 'BookingEventEdge', description: 'An entry in that list.' },
  ),
  cursor: t.string({
    description: 'The position this answer is at least as new as; subscribe after it.',
    resolve: (_booking, _args, { feed }) => cursorOf(feed.position()),
  }),
}))
