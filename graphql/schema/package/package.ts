import { storedMoney } from '#graphql/domain/money/stored.ts'
import { eachOf } from '#graphql/domain/package/package.ts'
import { offered, ownPackages, visiblePackages } from '#graphql/usecases/package/access.ts'
import { builder } from '../builder.ts'
import { Mentor } from '../mentor/mentor.ts'
import { pageCost } from '../page.ts'
import { MoneyType } from '../scalars/money.ts'
import { SessionType } from '../session-type/session-type.ts'

export const Package = builder.prismaNode('Package', {
  description: 'Several sessions of one type at one price, to be booked one by one.',
  id: { field: 'id', description: 'The id of this package.' },
  nullable: true,
  findUnique: (id, { viewer }) => ({ id, AND: [visiblePackages(viewer)] }),
  select: { sessions: true, priceMinor: true, currency: true },
  fields: (t) => ({
    sessionType: t.relation('sessionType', { type: SessionType, description: 'Of which type.' }),
    sessions: t.exposeInt('sessions', { description: 'How many.' }),
    price: t.field({
      type: MoneyType,
      description: 'What all of them cost together.',
      resolve: ({ priceMinor, currency }) => storedMoney(priceMinor, currency),
    }),
    each: t.field({
      type: MoneyType,
      description: 'What one of them costs, rounded down.',
      resolve: ({ priceMinor, currency, sessions }) =>
        eachOf(priceMinor, storedMoney(0n, currency).currency, sessions),
    }),
    validMonths: t.exposeInt('validMonths', {
      description:
        'So many months after the payment they can be booked. What is not booked by then goes back.',
    }),
    withdrawnAt: t.expose('withdrawnAt', {
      type: 'DateTime',
      nullable: true,
      description: 'Since when it is sold no more; null: it is sold.',
    }),
    sold: t.relationCount('purchases', {
      where: { paidAt: { not: null } },
      description: 'How often it was bought.',
    }),
  }),
})

builder.prismaObjectField(SessionType, 'packages', (t) =>
  t.relation('packages', {
    type: Package,
    description: 'Packages of it that can be bought now, the smallest first.',
    complexity: { field: 1, multiplier: 3 },
    query: { where: offered, orderBy: [{ sessions: 'asc' }, { priceMinor: 'asc' }], take: 20 },
  }),
)

builder.prismaObjectField(Mentor, 'packages', (t) =>
  t.relation('packages', {
    type: Package,
    description: 'Packages of this mentor’s sessions that can be bought now.',
    complexity: { field: 1, multiplier: 3 },
    query: {
      where: offered,
      orderBy: [{ sessionType: { position: 'asc' } }, { sessions: 'asc' }, { id: 'asc' }],
      take: 50,
    },
  }),
)

builder.queryField('packages', (t) =>
  t.prismaConnection(
    {
      type: Package,
      cursor: 'id',
      authScopes: { signedIn: true },
      complexity: pageCost,
      description: 'The viewer’s own packages as a mentor, newest first; withdrawn ones too.',
      resolve: (query, _root, _args, { deps, viewer }) =>
        deps.db.package.findMany({
          ...query,
          where: ownPackages(viewer),
          orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
        }),
    },
    { name: 'PackageConnection', description: 'A page of packages.' },
    { name: 'PackageEdge', description: 'A package in a list.' },
  ),
)
