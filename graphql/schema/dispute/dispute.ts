import { answerRefusal, disputeAnswers } from '#graphql/domain/dispute/answer.ts'
import { disputeOpen, type DisputeState as State } from '#graphql/domain/dispute/state.ts'
import { storedMoney } from '#graphql/domain/money/stored.ts'
import { seesDispute, visibleDisputes } from '#graphql/usecases/dispute/access.ts'
import { isAdmin } from '#graphql/usecases/viewer.ts'
import type { Prisma } from '#prisma/generated/client/client.ts'
import { Booking } from '../booking/booking.ts'
import { builder } from '../builder.ts'
import { PackagePurchase } from '../package/purchase.ts'
import { pageCost } from '../page.ts'
import { MoneyType } from '../scalars/money.ts'

const DisputeState = builder.enumType('DisputeState', {
  description: 'How far a dispute got. Values may be added.',
  values: {
    INQUIRY: { description: 'The bank asks; no money has moved.' },
    INQUIRY_UNDER_REVIEW: { description: 'The bank has our answer to its question.' },
    INQUIRY_CLOSED: { description: 'The bank asks no more.' },
    NEEDS_RESPONSE: { description: 'The bank took the money, and wants an answer.' },
    UNDER_REVIEW: { description: 'The bank has our answer, and decides.' },
    WON: { description: 'The bank decided for us; the money is back.' },
    LOST: { description: 'The bank decided for the cardholder; the money is gone.' },
    PREVENTED: { description: 'It came to nothing.' },
  } as const satisfies Record<State, object>,
})

const DisputeAnswer = builder.enumType('DisputeAnswer', {
  description: 'What an admin answered.',
  values: disputeAnswers,
})

export const Dispute = builder.prismaNode('Dispute', {
  description:
    'The mentee’s bank contests the payment of a booking or of a package, or asks about it. For the mentor paid, and the admins.',
  id: { field: 'id', description: 'The id of this dispute.' },
  nullable: true,
  findUnique: (id, { viewer }) => ({ id, AND: [visibleDisputes(viewer)] }),
  runScopesOnType: true,
  select: { booking: { select: { mentorId: true } }, purchase: { select: { mentorId: true } } },
  authScopes: (dispute, { viewer }) => seesDispute(viewer, dispute),
  fields: (t) => ({
    state: t.expose('state', { type: DisputeState, description: 'How far it got.' }),
    reason: t.exposeString('reason', { description: 'The cardholder’s, in the payment company’s word.' }),
    amount: t.field({
      type: MoneyType,
      description: 'How much is contested.',
      select: { amountMinor: true, currency: true },
      resolve: ({ amountMinor, currency }) => storedMoney(amountMinor, currency),
    }),
    openedAt: t.expose('openedAt', { type: 'DateTime', description: 'Since when.' }),
    respondBy: t.expose('respondBy', {
      type: 'DateTime',
      nullable: true,
      description: 'Until when the bank wants an answer; null when it wants none.',
    }),
    answer: t.expose('answer', {
      type: DisputeAnswer,
      nullable: true,
      description: 'What was answered; null while nothing was.',
    }),
    answeredAt: t.expose('answeredAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was answered.',
    }),
    closedAt: t.expose('closedAt', { type: 'DateTime', nullable: true, description: 'When it ended.' }),
    clawedBack: t.field({
      type: MoneyType,
      nullable: true,
      description: 'What was claimed back of a share that had left; null where none had.',
      select: { claws: true, currency: true },
      resolve: ({ claws, currency }) => {
        const minor = claws.reduce((sum, { amountMinor }) => sum + amountMinor, 0n)
        return minor === 0n ? null : storedMoney(minor, currency)
      },
    }),
    problem: t.string({
      nullable: true,
      description: 'Why the payment company did not take the answer; null when it did. For admins.',
      select: { failureReason: true },
      resolve: ({ failureReason }, _args, { viewer }) => (isAdmin(viewer) ? failureReason : null),
    }),
    answerable: t.boolean({
      description: 'Whether disputeAnswer would be accepted from the viewer now.',
      select: { state: true, respondBy: true, answer: true },
      resolve: (dispute, _args, { viewer, deps }) =>
        isAdmin(viewer) && answerRefusal(dispute, 'EVIDENCE', deps.now()) === null,
    }),
    acceptable: t.boolean({
      description: 'Whether disputeAccept would be accepted from the viewer now.',
      select: { state: true, respondBy: true, answer: true },
      resolve: (dispute, _args, { viewer, deps }) =>
        isAdmin(viewer) && answerRefusal(dispute, 'ACCEPTED', deps.now()) === null,
    }),
  }),
})

// What it is about: one of the two.
builder.prismaObjectFields(Dispute, (t) => ({
  booking: t.relation('booking', {
    type: Booking,
    nullable: true,
    description: 'Whose payment it is about; null when it is a package’s.',
  }),
  purchase: t.relation('purchase', {
    type: PackagePurchase,
    nullable: true,
    description: 'The bought package whose payment it is about; null when it is a booking’s.',
  }),
}))

const whose = {
  include: { booking: { select: { mentorId: true } }, purchase: { select: { mentorId: true } } },
  orderBy: { openedAt: 'asc' },
} as const

/** Of a booking's own payment, or of the package that paid it. */
const about = {
  mentorId: true,
  disputes: whose,
  credit: { select: { purchase: { select: { disputes: whose } } } },
} as const satisfies Prisma.BookingSelect

const disputesOf = <D>({
  disputes,
  credit,
}: {
  disputes: D[]
  credit: { purchase: { disputes: D[] } } | null
}) => (credit ? credit.purchase.disputes : disputes)

builder.prismaObjectFields(Booking, (t) => ({
  disputed: t.boolean({
    description: 'Whether a bank contests the payment, or asks about it, now; a package’s too that paid it.',
    select: about,
    resolve: (booking) => disputesOf(booking).some(({ state }) => disputeOpen(state)),
  }),
  disputes: t.field({
    type: [Dispute],
    description:
      'What banks say against its payments, or against that of the package that paid it, oldest first. For the mentor paid and the admins.',
    select: about,
    resolve: (booking, _args, { viewer }) =>
      seesDispute(viewer, { booking, purchase: null }) ? disputesOf(booking) : [],
  }),
}))

builder.queryField('disputes', (t) =>
  t.prismaConnection(
    {
      type: Dispute,
      cursor: 'id',
      authScopes: { reading: true },
      complexity: pageCost,
      description: 'The disputes that the viewer may see; what wants an answer first comes first.',
      args: {
        states: t.arg({ type: [DisputeState], required: false, description: 'Only in these states.' }),
      },
      resolve: (query, _root, { states }, { deps, viewer }) =>
        deps.db.dispute.findMany({
          ...query,
          where: { AND: [visibleDisputes(viewer), states ? { state: { in: states } } : {}] },
          orderBy: [{ respondBy: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
        }),
    },
    { name: 'DisputeConnection', description: 'A page of disputes.' },
    { name: 'DisputeEdge', description: 'A dispute in a list.' },
  ),
)
