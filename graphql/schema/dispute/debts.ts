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

const Debt = builder.objectRef<MentorDebt>('MentorDebt').implement({
  description: 'What had to be taken back of a share that had left, and what became of it.',
  fields: (t) => ({
    claimed: t.expose('claimed', { type: MoneyType, description: 'What had to be taken back.' }),
    takenBack: t.expose('takenBack', {
      type: MoneyType,
      description: 'What was, from the mentor’s account.',
    }),
    open: t.expose('open', { type: MoneyType, description: 'What is still to come off payouts.' }),
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
    description: 'The viewer’s own debts as a mentor, the latest twenty; none for most.',
    resolve: (_root, _args, { deps, viewer }) => debtsOfMentor(deps, viewer),
  }),
)
