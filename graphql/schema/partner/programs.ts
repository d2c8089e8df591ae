import { visiblePrograms } from '#graphql/usecases/partner/access.ts'
import { builder } from '../builder.ts'
import { pageCost } from '../page.ts'
import { Program } from './program.ts'

builder.queryField('programs', (t) =>
  t.prismaConnection(
    {
      type: Program,
      cursor: 'id',
      authScopes: { reading: true },
      complexity: pageCost,
      description: 'The programme of the viewer’s key; for admins all of them, oldest first.',
      resolve: (query, _root, _args, { deps, viewer }) =>
        deps.db.program.findMany({ ...query, where: visiblePrograms(viewer), orderBy: { id: 'asc' } }),
    },
    { name: 'ProgramConnection', description: 'A page of programmes.' },
    { name: 'ProgramEdge', description: 'A programme in that list.' },
  ),
)
