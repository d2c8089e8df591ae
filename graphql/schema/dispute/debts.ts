import { storedMoney } from '#graphql/domain/money/stored.ts'
import { debtsOfMentor, type MentorDebt } from '#graphql/usecases/payout/mentor-debts.ts'
import { Booking } from '../booking/booking.ts'
import { builder } from '../builder.ts'
import { MoneyType } from '../scalars/money.ts'

const DebtPiece = builder.objectRef<MentorDebt['netted'][number]>('DebtPiece').implement({
  description: 'A part of a debt that came off a payout.',
  fields: (t) => ({
    amount: t.expose('amount', { type: MoneyType, description: 'How much.' }),
    at: t.expose('at', { type: 'DateTime', description: 'When.' }),
    booking: t.prismaField({
      type: Booking,
      description: 'Whose share it came off.',
      resolve: (query, { bookingId: id }, _args, { deps }) =>
        deps.db.booking.findUniqueOrThrow({ ...query, where: { id } }),
    }),
  }),
})

const DebtSettlementKind = builder.enumType('DebtSettlementKind', {
  description: 'How a debt, or a part of it, ended other than off payouts.',
  values: {
    RECEIVED: { description: 'The mentor paid it at the platform’s bank.' },
    WRITTEN_OFF: { description: 'The platform bears it.' },
  } as const,
})

const DebtSettlement = builder.objectRef<MentorDebt['settlements'][number]>('DebtSettlement').implement({
  description: 'A part of a debt, or all of it, that an admin settled.',
  fields: (t) => ({
    kind: t.expose('kind', { type: DebtSettlementKind, description: 'How.' }),
    amount: t.field({
      type: MoneyType,
      description: 'How much.',
      resolve: ({ amountMinor, currency }) => storedMoney(amountMinor, currency),
    }),
    at: t.expose('at', { type: 'DateTime', description: 'When it was noted.' }),
    reference: t.exposeString('reference', {
      nullable: true,
      description: 'Of what was received: how the bank’s statement names it.',
    }),
    receivedOn: t.field({
      type: 'Date',
      nullable: true,
      description: 'Of what was received: on which day.',
      resolve: ({ receivedOn }) => receivedOn?.toISOString().slice(0, 10) ?? null,
    }),
  }),
})

export const Debt = builder.objectRef<MentorDebt>('MentorDebt').implement({
  description: 'What had to be taken back of a share that had left, and what became of it.',
  fields: (t) => ({
    claimed: t.expose('claimed', { type: MoneyType, description: 'What had to be taken back.' }),
    takenBack: t.expose('takenBack', {
      type: MoneyType,
      description: 'What was, from the mentor’s account.',
    }),
    open: t.expose('open', { type: MoneyType, description: 'What is still to come off payouts.' }),
    settleable: t.expose('settleable', {
      type: MoneyType,
      description:
        'How much of it an admin could settle now: none while a bank decides whether it is owed at all.',
    }),
    settlements: t.expose('settlements', {
      type: [DebtSettlement],
      description: 'What of it was settled other than off payouts, the latest first.',
      complexity: { field: 1, multiplier: 1 },
    }),
    netted: t.expose('netted', {
      type: [DebtPiece],
      description: 'What came off payouts, the latest first.',
      complexity: { field: 1, multiplier: 2 },
    }),
    booking: t.prismaField({
      type: Booking,
      description: 'Of whose share.',
      resolve: (query, { bookingId: id }, _args, { deps }) =>
        deps.db.booking.findUniqueOrThrow({ ...query, where: { id } }),
    }),
  }),
})

builder.queryField('debts', (t) =>
  t.withAuth({ signedIn: true }).field({
    type: [Debt],
    complexity: { field: 5, multiplier: 5 },
    description:
      'The viewer’s own debts as a mentor: twenty of a currency, open ones before others; none for most.',
    resolve: (_root, _args, { deps, viewer }) => debtsOfMentor(deps, viewer),
  }),
)
