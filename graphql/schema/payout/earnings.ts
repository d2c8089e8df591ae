import { type Earnings as EarningsRow, earningsOf } from '#graphql/usecases/payout/earnings.ts'
import { builder } from '../builder.ts'
import { MoneyType } from '../scalars/money.ts'

const Earnings = builder.objectRef<EarningsRow>('Earnings').implement({
  description: 'A mentor’s shares in one currency.',
  fields: (t) => ({
    held: t.expose('held', { type: MoneyType, description: 'Kept until after the sessions.' }),
    due: t.expose('due', { type: MoneyType, description: 'About to be sent.' }),
    sending: t.expose('sending', { type: MoneyType, description: 'On its way to the mentor.' }),
    blocked: t.expose('blocked', {
      type: MoneyType,
      description: 'Something stands in its way; see payouts.',
    }),
    paid: t.expose('paid', { type: MoneyType, description: 'Sent to the mentor, less what was taken back.' }),
    debt: t.expose('debt', {
      type: MoneyType,
      description: 'What could not be taken back; it comes off the next payouts. See debts.',
    }),
  }),
})

builder.queryField('earnings', (t) =>
  t.withAuth({ signedIn: true }).field({
    type: [Earnings],
    // Few people are paid in more than two currencies.
    complexity: { field: 5, multiplier: 2 },
    description: 'The viewer’s own earnings as a mentor, per currency; none before the first paid booking.',
    resolve: (_root, _args, { deps, viewer }) => earningsOf(deps, viewer),
  }),
)
