import {
  CalendarInUse,
  CalendarNotConnected,
  CalendarNotOffered,
  CalendarRefused,
  CalendarUnavailable,
  ExternalTypeNotFound,
  ExternalTypeUnfit,
  type LeftType as LeftTypeRow,
  SchedulingPartlySet,
} from '#graphql/domain/scheduling/errors.ts'
import { builder } from '../builder.ts'
import { UserFacingError } from '../errors.ts'
import { SchedulingProvider } from './provider.ts'

const interfaces = [UserFacingError]

builder.objectType(CalendarUnavailable, {
  name: 'CalendarUnavailable',
  description: 'Whoever keeps the mentor’s calendar cannot be asked now; nothing was done.',
  interfaces,
})
builder.objectType(CalendarNotConnected, {
  name: 'CalendarNotConnected',
  description: 'The mentor has no account there that works.',
  interfaces,
  fields: (t) => ({
    provider: t.expose('provider', { type: SchedulingProvider, description: 'Where.' }),
  }),
})
builder.objectType(CalendarNotOffered, {
  name: 'CalendarNotOffered',
  description: 'This platform does not work with that company.',
  interfaces,
})
builder.objectType(CalendarRefused, {
  name: 'CalendarRefused',
  description: 'The company said no, or the way back from its page was not the one that was begun.',
  interfaces,
})
builder.objectType(CalendarInUse, {
  name: 'CalendarInUse',
  description: 'Sessions that lie ahead stand in that calendar.',
  interfaces,
  fields: (t) => ({ sessions: t.exposeInt('sessions', { description: 'How many.' }) }),
})
builder.objectType(ExternalTypeNotFound, {
  name: 'ExternalTypeNotFound',
  description: 'The viewer offers no such session in that calendar.',
  interfaces,
})
builder.objectType(ExternalTypeUnfit, {
  name: 'ExternalTypeUnfit',
  description: 'What is offered there and the session type here cannot be connected; the message says why.',
  interfaces,
})

const LeftType = builder.objectRef<LeftTypeRow>('LeftSessionType').implement({
  description: 'A session type that stayed where it is kept.',
  fields: (t) => ({
    title: t.exposeString('title', { description: 'What it is called.' }),
    because: t.exposeString('because', { description: 'Why, for its mentor to read.' }),
  }),
})

builder.objectType(SchedulingPartlySet, {
  name: 'SchedulingPartlySet',
  description: 'Some of the session types are kept there now, and some stayed.',
  interfaces,
  fields: (t) => ({
    set: t.exposeInt('set', { description: 'How many are kept there now of those that were not.' }),
    left: t.field({
      type: [LeftType],
      description: 'Those that stayed.',
      resolve: ({ left }) => [...left],
    }),
  }),
})
