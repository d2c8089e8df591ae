import { bookable } from '#graphql/usecases/session-type/bookable.ts'
import { builder, pageCost } from '../builder.ts'
import { SessionType } from './session-type.ts'

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
    { name: 'QuerySessionTypesConnection', description: 'A page of session types of all mentors.' },
    { name: 'QuerySessionTypesEdge', description: 'A session type in that list.' },
  ),
)
