import { storedMoney } from '#graphql/domain/money/stored.ts'
import { receiptNumber } from '#graphql/domain/payment/receipt.ts'
import { refundStates, toldState } from '#graphql/domain/payment/refund.ts'
import { paymentStates } from '#graphql/domain/payment/state.ts'
import { visibleTo } from '#graphql/usecases/booking/access.ts'
import { judged, payable, shownPayment } from '#graphql/usecases/booking/shown.ts'
import { visiblePurchases } from '#graphql/usecases/package/access.ts'
import { backed, isWithheld } from '#graphql/usecases/package/source.ts'
import type { Viewer } from '#graphql/usecases/viewer.ts'
import { Booking } from '../booking/booking.ts'
import { builder } from '../builder.ts'
import { pageCost } from '../page.ts'
import { MoneyType } from '../scalars/money.ts'

const PaymentState = builder.enumType('PaymentState', {
  description: 'How far a payment got. Values may be added.',
  values: paymentStates,
})

export const RefundState = builder.enumType('RefundState', {
  description: 'How far a refund got. Values may be added.',
  values: refundStates,
})

export const RefundWay = builder.enumType('RefundWay', {
  description: 'How the mentee has money back that the payment company did not send. Values may be added.',
  values: {
    TRANSFER: { description: 'From the platform’s bank, as an admin noted.' },
    CASH: { description: 'In cash, as an admin noted.' },
    BANK: { description: 'Their own bank took it back, by a dispute that was lost.' },
    CREDIT: { description: 'As a session of the package that had paid.' },
  } as const,
})

/** Money of a booking, or of a package, that the viewer may see. */
export const ofVisible = (viewer: Viewer) => [
  { booking: { is: visibleTo(viewer) } },
  { purchase: { is: visiblePurchases(viewer) } },
]

export const Refund = builder.prismaNode('Refund', {
  description: 'Money on its way back to the mentee.',
  id: { field: 'id', description: 'The id of this refund.' },
  nullable: true,
  findUnique: (id, { viewer }) => ({ id, OR: ofVisible(viewer) }),
  fields: (t) => ({
    state: t.field({
      type: RefundState,
      description: 'How far it got; FAILED too when the payment company refused it: an admin sees to it.',
      select: { state: true, failureReason: true },
      resolve: (refund) => toldState(refund),
    }),
    cause: t.exposeString('cause', {
      description: 'Why: CANCELLATION, NO_SHOW, COMPLAINT, LATE_PAYMENT, DOUBLE_PAYMENT, …',
    }),
    amount: t.field({
      type: MoneyType,
      description: 'How much.',
      select: { amountMinor: true, currency: true },
      resolve: ({ amountMinor, currency }) => storedMoney(amountMinor, currency),
    }),
    decidedAt: t.expose('decidedAt', { type: 'DateTime', description: 'When it was decided.' }),
    settledAt: t.expose('settledAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the provider had sent it, or had failed to; or when it was paid another way.',
    }),
    settledBy: t.expose('settledBy', {
      type: RefundWay,
      nullable: true,
      description: 'How they have it where the payment company did not send it; null for most.',
    }),
    withheld: t.boolean({
      description: 'Whether it waits because a bank has the money, and decides first.',
      select: { state: true, failureReason: true, payment: { include: backed } },
      resolve: (refund) => toldState(refund) === 'DECIDED' && isWithheld(refund.payment),
    }),
    reference: t.exposeString('reference', {
      nullable: true,
      description: 'Of what was paid another way: how the statement or the receipt names it.',
    }),
    booking: t.relation('booking', {
      type: Booking,
      nullable: true,
      description: 'What had been paid; null for what was left of a package.',
    }),
  }),
})

const Payment = builder.prismaNode('Payment', {
  description: 'One attempt to pay a booking or a package, with what became of it.',
  id: { field: 'id', description: 'The id of this payment.' },
  nullable: true,
  findUnique: (id, { viewer }) => ({ id, OR: ofVisible(viewer) }),
  fields: (t) => ({
    state: t.expose('state', { type: PaymentState, description: 'How far it got.' }),
    amount: t.field({
      type: MoneyType,
      description: 'What was to be paid, or was.',
      select: { amountMinor: true, currency: true },
      resolve: ({ amountMinor, currency }) => storedMoney(amountMinor, currency),
    }),
    refunded: t.field({
      type: MoneyType,
      description: 'What goes back or went back of it.',
      select: { refundedMinor: true, currency: true },
      resolve: ({ refundedMinor, currency }) => storedMoney(refundedMinor, currency),
    }),
    receiptNumber: t.string({
      nullable: true,
      description: 'What its receipt is called; null while nothing was taken, and for a package’s session.',
      select: { id: true, capturedAt: true, creditId: true },
      resolve: ({ id, capturedAt, creditId }) => (capturedAt && !creditId ? receiptNumber(id) : null),
    }),
    capturedAt: t.expose('capturedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the money was taken.',
    }),
    refunds: t.relation('refunds', {
      type: Refund,
      description: 'Every refund of it, oldest first.',
      query: { orderBy: { decidedAt: 'asc' } },
    }),
    booking: t.relation('booking', {
      type: Booking,
      nullable: true,
      description: 'What was paid; null for a package.',
    }),
  }),
})

builder.prismaObjectFields(Booking, (t) => ({
  payment: t.field({
    type: Payment,
    nullable: true,
    description: 'The payment with money, else the latest attempt; null when there is nothing to pay.',
    select: (_args, _context, nested) => ({
      payments: nested({}),
      refunds: { select: { paymentId: true, cause: true } },
    }),
    resolve: (booking) => shownPayment(booking) ?? null,
  }),
  checkoutUrl: t.field({
    type: 'URL',
    nullable: true,
    description: 'Where to pay; null when there is nothing to pay, or not yet.',
    select: judged,
    resolve: (booking) => payable(booking)?.checkoutUrl ?? null,
  }),
}))

builder.queryField('payments', (t) =>
  t.prismaConnection(
    {
      type: Payment,
      cursor: 'id',
      authScopes: { reading: true },
      complexity: pageCost,
      description: 'The payments of the viewer’s bookings and packages, newest first.',
      resolve: (query, _root, _args, { deps, viewer }) =>
        deps.db.payment.findMany({
          ...query,
          where: { OR: ofVisible(viewer) },
          orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
        }),
    },
    { name: 'PaymentConnection', description: 'A page of payments.' },
    { name: 'PaymentEdge', description: 'A payment in a list.' },
  ),
)
