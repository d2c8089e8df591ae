import { ownPromotions, visiblePromotions } from '#graphql/usecases/promotion/access.ts'
import { builder } from '../builder.ts'
import { pageCost } from '../page.ts'
import { Promotion } from './promotion.ts'

builder.queryField('promotions', (t) =>
  t.prismaConnection(
    {
      type: Promotion,
      cursor: 'id',
      authScopes: { signedIn: true },
      complexity: pageCost,
      description: 'Promotion codes, newest first: a mentor’s own, for an admin everybody’s.',
      args: {
        own: t.arg.boolean({ defaultValue: false, description: 'Only the viewer’s own as a mentor.' }),
      },
      resolve: (query, _root, { own }, { deps, viewer }) =>
        deps.db.promotion.findMany({
          ...query,
          where: own ? ownPromotions(viewer) : visiblePromotions(viewer),
          orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
        }),
    },
    { name: 'PromotionConnection', description: 'A page of codes.' },
    { name: 'PromotionEdge', description: 'A code in a list.' },
  ),
)
