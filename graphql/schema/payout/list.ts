import { visiblePayouts } from '#graphql/usecases/payout/access.ts'
import { paidStates } from '#graphql/usecases/payout/filter.ts'
import { builder } from '../builder.ts'
import { pageCost } from '../page.ts'
import { Payout, PayoutState } from './payout.ts'

builder.queryField('payouts', (t) =>
  t.prismaConnection(
    {
      type: Payout,
      cursor: 'id',
      authScopes: { reading: true },
      complexity: pageCost,
      description: 'The viewer’s payouts; an admin’s are everybody’s. Those that leave last come first.',
      args: { states: t.arg({ type: [PayoutState], required: false, description: 'Only in these states.' }) },
      resolve: (query, _root, { states }, { deps, viewer }) =>
        deps.db.payout.findMany({
          ...query,
          where: { AND: [visiblePayouts(viewer), paidStates(states)] },
          orderBy: [{ releaseAt: 'desc' }, { id: 'desc' }],
        }),
    },
    { name: 'PayoutConnection', description: 'A page of payouts.' },
    { name: 'PayoutEdge', description: 'A payout in a list.' },
  ),
)
