import { visibleTypes } from '#graphql/usecases/session-type/access.ts'
import { bookable } from '#graphql/usecases/session-type/bookable.ts'
import { builder } from '../builder.ts'
import { Mentor } from '../mentor/mentor.ts'
import { pageCost } from '../page.ts'
import { SessionType } from './session-type.ts'

const SessionTypeEdge = builder.edgeObject({
  type: SessionType,
  name: 'SessionTypeEdge',
  description: 'A session type in a list.',
})

const SessionTypeConnection = builder.connectionObject(
  { type: SessionType, name: 'SessionTypeConnection', description: 'A page of session types.' },
  SessionTypeEdge,
)

builder.prismaObjectField(Mentor, 'sessionTypes', (t) =>
  t.relatedConnection(
    'sessionTypes',
    {
      cursor: 'id',
      complexity: pageCost,
      description: 'What the mentor offers, in the mentor’s order.',
      query: (_args, { viewer }) => ({
        where: visibleTypes(viewer),
        orderBy: [{ position: 'asc' }, { id: 'asc' }],
      }),
    },
    SessionTypeConnection,
    SessionTypeEdge,
  ),
)

builder.queryField('sessionTypes', (t) =>
  t.prismaConnection(
    {
      type: SessionType,
      cursor: 'id',
      authScopes: { reading: true },
      complexity: pageCost,
      description: 'What can be booked, of one mentor or of all.',
      args: { mentor: t.arg.string({ required: false, description: 'Only this mentor’s, by handle.' }) },
      resolve: (query, _root, { mentor }, { deps }) =>
        deps.db.sessionType.findMany({
          ...query,
          where: mentor ? { ...bookable, mentor: { ...bookable.mentor, handle: mentor } } : bookable,
          orderBy: [{ mentorId: 'asc' }, { position: 'asc' }, { id: 'asc' }],
        }),
    },
    SessionTypeConnection,
    SessionTypeEdge,
  ),
)
