import type { Money } from '#graphql/domain/money/money.ts'
import { storedMoney } from '#graphql/domain/money/stored.ts'
import {
  type MoneyStepKind,
  moneySteps,
  type MoneyStep as Stepped,
} from '#graphql/domain/payment/money-steps.ts'
import { securingPayment } from '#graphql/usecases/payment/securing.ts'
import type { Dispute, Prisma, Refund } from '#prisma/generated/client/client.ts'
import { Booking } from '../booking/booking.ts'
import { builder } from '../builder.ts'
import { PackagePurchase } from '../package/purchase.ts'
import { MoneyType } from '../scalars/money.ts'

const Kind = builder.enumType('MoneyStepKind', {
  description: 'What happened to money that was paid. Values may be added.',
  values: {
    PAID: { description: 'It was paid.' },
    HELD: { description: 'It is kept until then for the mentor.' },
    TO_MENTOR: { description: 'It left for the mentor, less the platform’s fee.' },
    RETURNING: { description: 'It goes back; since then.' },
    WITHHELD: { description: 'It is to go back, once the bank that has it has decided; since then.' },
    RETURNED: { description: 'It went back.' },
    AS_CREDIT: { description: 'It went back into the package that had paid.' },
    BY_BANK: { description: 'The mentee’s bank took it back.' },
    SPENT: { description: 'A session of the package was booked with it.' },
    WITH_BANK: { description: 'A bank decides about the payment; since then.' },
  } as const satisfies Record<MoneyStepKind, object>,
})

type Step = { kind: MoneyStepKind; at: Date; amount: Money | null }

const MoneyStep = builder.objectRef<Step>('MoneyStep').implement({
  description: 'Something that happened, or is to happen, to the money of a booking.',
  fields: (t) => ({
    kind: t.expose('kind', { type: Kind, description: 'What.' }),
    at: t.expose('at', { type: 'DateTime', description: 'When; of what is kept, until when.' }),
    amount: t.expose('amount', {
      type: MoneyType,
      nullable: true,
      description:
        'How much of what was paid; null for what left for the mentor, whose share is not told here.',
    }),
  }),
})

const contest = { openedAt: true, settledAt: true, refundable: true, paymentId: true } as const

type Contested = Pick<Dispute, 'openedAt' | 'settledAt' | 'refundable'>

const contestOf = ({ openedAt, settledAt, refundable }: Contested) => ({
  ...{ openedAt, endedAt: settledAt, withheld: !refundable },
})

const told = {
  payments: true,
  refunds: true,
  payout: true,
  disputes: { select: contest },
  credit: { select: { purchase: { select: { disputes: { select: contest } } } } },
} as const satisfies Prisma.BookingSelect

builder.prismaObjectField(Booking, 'moneySteps', (t) =>
  t.field({
    type: [MoneyStep],
    description: 'What became of what was paid, in order; none while nothing is.',
    select: told,
    resolve: ({ payments, refunds, payout, disputes, credit }): Step[] => {
      const payment = securingPayment({ payments, refunds })
      if (!payment?.capturedAt) return []
      const { id, amountMinor: minor, capturedAt: at, currency } = payment
      const steps = moneySteps({
        paid: { minor, at },
        refunds: refunds.filter(({ paymentId }) => paymentId === id),
        ...{ lostMinor: payment.lostMinor, payout },
        contests: [
          ...disputes.filter(({ paymentId }) => paymentId === id),
          ...(credit?.purchase.disputes ?? []),
        ].map(contestOf),
      })
      return steps.map((step) => shown(step, currency))
    },
  }),
)

const shown = ({ kind, at, minor }: Stepped, currency: string): Step => ({
  ...{ kind, at },
  amount: minor === null ? null : storedMoney(minor, currency),
})

builder.prismaObjectField(PackagePurchase, 'moneySteps', (t) =>
  t.field({
    type: [MoneyStep],
    description:
      'What became of what was paid for it, in order: sessions that were booked with it, and what went back.',
    select: {
      id: true,
      payment: true,
      refunds: true,
      disputes: true,
    },
    resolve: async ({ id, payment, refunds, disputes, currency }, _args, { deps }): Promise<Step[]> => {
      if (!payment?.capturedAt) return []
      const steps = moneySteps({
        paid: { minor: payment.amountMinor, at: payment.capturedAt },
        ...{ refunds, payout: null, lostMinor: lostBeside(disputes, refunds) },
        contests: disputes.map(contestOf),
      })
      const credits = await deps.db.credit.findMany({
        where: { purchaseId: id, state: 'SPENT' },
        select: { amountMinor: true, booking: { select: { createdAt: true } } },
      })
      const spent = credits.flatMap(({ amountMinor: minor, booking }): Stepped[] =>
        booking ? [{ kind: 'SPENT', at: booking.createdAt, minor }] : [],
      )
      const all = [...steps, ...spent].sort((one, other) => one.at.getTime() - other.at.getTime())
      return all.map((step) => shown(step, currency))
    },
  }),
)

/** What banks took for good, beyond what stood for refunds of the package. */
function lostBeside(disputes: readonly Dispute[], refunds: readonly Refund[]): bigint {
  const lost = disputes
    .filter(({ state, settledAt }) => state === 'LOST' && settledAt)
    .reduce((sum, { withdrawnMinor, reinstatedMinor }) => sum + withdrawnMinor - reinstatedMinor, 0n)
  return refunds.reduce(
    (left, { settledBy, amountMinor }) => (settledBy === 'BANK' ? left - amountMinor : left),
    lost,
  )
}
