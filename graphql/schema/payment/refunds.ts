import { toldAs } from '#graphql/usecases/payment/refund-filter.ts'
import { builder } from '../builder.ts'
import { PackagePurchase } from '../package/purchase.ts'
import { pageCost } from '../page.ts'
import { ofVisible, Refund, RefundState } from './payment.ts'

builder.prismaObjectField(Refund, 'packagePurchase', (t) =>
  t.relation('purchase', {
    type: PackagePurchase,
    nullable: true,
    description: 'The package of which it gives back what was left; null for a booking’s.',
  }),
)

builder.queryField('refunds', (t) =>
  t.prismaConnection(
    {
      type: Refund,
      cursor: 'id',
      authScopes: { reading: true },
      complexity: pageCost,
      description: 'The refunds of the viewer’s bookings and packages, those decided last first.',
      args: { states: t.arg({ type: [RefundState], required: false, description: 'Only in these states.' }) },
      resolve: (query, _root, { states }, { deps, viewer }) =>
        deps.db.refund.findMany({
          ...query,
          where: { AND: [{ OR: ofVisible(viewer) }, toldAs(states)] },
          orderBy: [{ decidedAt: 'desc' }, { id: 'desc' }],
        }),
    },
    { name: 'RefundConnection', description: 'A page of refunds.' },
    { name: 'RefundEdge', description: 'A refund in a list.' },
  ),
)
