import type { RefundTier } from '#graphql/domain/booking/refund.ts'
import { storedMoney } from '#graphql/domain/money/stored.ts'
import { eachOf, giveBackUntil, purchaseStates } from '#graphql/domain/package/package.ts'
import { receiptNumber } from '#graphql/domain/payment/receipt.ts'
import { boughtBy, seesPurchase, visiblePurchases } from '#graphql/usecases/package/access.ts'
import { ownerMayGiveBack, unspentValue } from '#graphql/usecases/package/give-back.ts'
import { isContested, unspentOf } from '#graphql/usecases/package/lock.ts'
import { isAdmin } from '#graphql/usecases/viewer.ts'
import { builder } from '../builder.ts'
import { pageCost } from '../page.ts'
import { MoneyType } from '../scalars/money.ts'
import { RefundTierType } from '../session-type/refund-tier.ts'
import { SessionType } from '../session-type/session-type.ts'

const PurchaseState = builder.enumType('PackagePurchaseState', {
  description: 'How far a bought package got. Values may be added.',
  values: purchaseStates,
})

export const PackagePurchase = builder.prismaNode('Purchase', {
  name: 'PackagePurchase',
  description: 'A package that somebody bought. For its owner, its mentor and the admins.',
  id: { field: 'id', description: 'The id of this purchase.' },
  nullable: true,
  findUnique: (id, { viewer }) => ({ id, AND: [visiblePurchases(viewer)] }),
  runScopesOnType: true,
  // Read with every purchase: the guard, the amounts, and what is left.
  select: {
    personId: true,
    mentorId: true,
    sessions: true,
    priceMinor: true,
    currency: true,
    state: true,
    paidAt: true,
    giveBackDays: true,
    credits: true,
    disputes: true,
  },
  authScopes: (purchase, { viewer }) => seesPurchase(viewer, purchase),
  fields: (t) => ({
    state: t.expose('state', { type: PurchaseState, description: 'How far it got.' }),
    title: t.exposeString('title', { description: 'What its sessions were called when it was bought.' }),
    sessionType: t.relation('sessionType', {
      type: SessionType,
      description: 'What its sessions are, whether or not it is still offered.',
    }),
    mentorName: t.string({
      description: 'Whose sessions they are.',
      select: { mentor: { select: { name: true } } },
      resolve: ({ mentor }) => mentor.name,
    }),
    ownerName: t.string({
      description: 'Who bought it.',
      select: { person: { select: { name: true } } },
      resolve: ({ person }) => person.name,
    }),
    sessions: t.exposeInt('sessions', { description: 'How many sessions were bought.' }),
    left: t.int({
      description: 'How many of them can still be booked.',
      resolve: (purchase) => unspentOf(purchase).length,
    }),
    price: t.field({
      type: MoneyType,
      description: 'What was paid, or is to be.',
      resolve: ({ priceMinor, currency }) => storedMoney(priceMinor, currency),
    }),
    each: t.field({
      type: MoneyType,
      description: 'What one of them costs, rounded down.',
      resolve: ({ priceMinor, currency, sessions }) =>
        eachOf(priceMinor, storedMoney(0n, currency).currency, sessions),
    }),
    unspent: t.field({
      type: MoneyType,
      description: 'What goes back in money of what is not booked, when it ends.',
      resolve: (purchase) => unspentValue(purchase),
    }),
    paidAt: t.expose('paidAt', { type: 'DateTime', nullable: true, description: 'When it was paid.' }),
    expiresAt: t.expose('expiresAt', {
      type: 'DateTime',
      nullable: true,
      description: 'Until when its sessions can be booked; null while it is not paid.',
    }),
    refundTiers: t.field({
      type: [RefundTierType],
      description: 'What cancelling one of its sessions gives back, as it was when it was bought.',
      select: { refundTiers: true },
      resolve: ({ refundTiers }) => refundTiers as RefundTier[],
    }),
    endedFor: t.string({
      nullable: true,
      description: 'Why it ended: EXPIRED, GIVEN_BACK, NOT_OFFERED, PLATFORM, LOST.',
      select: { endedFor: true },
      resolve: ({ endedFor }) => endedFor,
    }),
  }),
})

// What became of its money, and what its owner can still do with it.
builder.prismaObjectFields(PackagePurchase, (t) => ({
  contested: t.boolean({
    description: 'Whether a bank has yet to decide about its payment: until then it cannot be used.',
    resolve: (purchase) => isContested(purchase),
  }),
  giveBackUntil: t.field({
    type: 'DateTime',
    nullable: true,
    description: 'Until when its owner may give back what is not booked.',
    resolve: ({ paidAt, giveBackDays }) => paidAt && giveBackUntil(paidAt, giveBackDays),
  }),
  returnable: t.boolean({
    description: 'Whether packageGiveBack would be accepted from its owner now.',
    resolve: (purchase, _args, { deps, viewer }) =>
      viewer.kind === 'person' &&
      viewer.personId === purchase.personId &&
      ownerMayGiveBack(purchase, deps.now()),
  }),
  refunded: t.field({
    type: MoneyType,
    description: 'What went back of it in money, or goes back.',
    select: { payment: { select: { refundedMinor: true } } },
    resolve: ({ payment, currency }) => storedMoney(payment?.refundedMinor ?? 0n, currency),
  }),
  receiptNumber: t.string({
    nullable: true,
    description: 'What its receipt is called; null while nothing was taken.',
    select: { payment: { select: { id: true, capturedAt: true } } },
    resolve: ({ payment }) => (payment?.capturedAt ? receiptNumber(payment.id) : null),
  }),
  checkoutUrl: t.field({
    type: 'URL',
    nullable: true,
    description: 'Where its owner pays; null when there is nothing to pay, or not yet.',
    select: { payment: { select: { checkoutUrl: true, state: true } } },
    resolve: ({ payment, personId }, _args, { viewer }) =>
      payment?.state === 'OPEN' && viewer.kind === 'person' && viewer.personId === personId
        ? payment.checkoutUrl
        : null,
  }),
}))

builder.queryField('packagePurchase', (t) =>
  t.prismaField({
    type: PackagePurchase,
    nullable: true,
    authScopes: { signedIn: true },
    description: 'A bought package; null for whom it is not.',
    args: { id: t.arg.globalID({ for: PackagePurchase, description: 'Which one.' }) },
    resolve: (query, _root, { id }, { deps, viewer }) =>
      deps.db.purchase.findFirst({ ...query, where: { AND: [{ id: id.id }, visiblePurchases(viewer)] } }),
  }),
)

builder.queryField('packagePurchases', (t) =>
  t.prismaConnection(
    {
      type: PackagePurchase,
      cursor: 'id',
      authScopes: { signedIn: true },
      complexity: pageCost,
      description: 'Packages that the viewer bought, newest first; for an admin who asks, everybody’s.',
      args: {
        everybodys: t.arg.boolean({ defaultValue: false, description: 'For admins: all that were paid.' }),
      },
      resolve: (query, _root, { everybodys }, { deps, viewer }) =>
        deps.db.purchase.findMany({
          ...query,
          where: everybodys && isAdmin(viewer) ? { paidAt: { not: null } } : boughtBy(viewer),
          orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
        }),
    },
    { name: 'PackagePurchaseConnection', description: 'A page of bought packages.' },
    { name: 'PackagePurchaseEdge', description: 'A bought package in a list.' },
  ),
)
