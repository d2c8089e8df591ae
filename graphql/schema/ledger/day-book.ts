import { accounts } from '#graphql/domain/ledger/accounts.ts'
import { chart, explain } from '#graphql/domain/ledger/chart.ts'
import { type AccountDay, dayBook } from '#graphql/usecases/ledger/day-book.ts'
import { builder } from '../builder.ts'
import { coded } from '../coded.ts'
import { MoneyType } from '../scalars/money.ts'

const AccountKind = builder.enumType('AccountKind', {
  description: 'On which side an account stands.',
  values: {
    ASSET: { description: 'What the platform has or may claim; debit.' },
    LIABILITY: { description: 'What it owes; credit.' },
    INCOME: { description: 'What it earned; credit.' },
    COST: { description: 'What it spent; debit.' },
    TECHNICAL: { description: 'Passes amounts on; both sides.' },
  } as const,
})

type AccountRow = { name: keyof typeof chart }

const LedgerAccount = builder.objectRef<AccountRow>('LedgerAccount').implement({
  description: 'An account of the ledger’s chart; there is one of each per currency.',
  fields: (t) => ({
    name: t.exposeString('name', {
      description: 'Its name; `provider` is written provider:stripe, one per payment provider.',
    }),
    kind: t.field({
      type: AccountKind,
      description: 'On which side it stands.',
      resolve: ({ name }) => (name === 'provider' ? 'ASSET' : accounts[name]),
    }),
    description: t.string({ description: 'What stands in it.', resolve: ({ name }) => chart[name] }),
  }),
})

const AccountDayType = builder.objectRef<AccountDay>('AccountDay').implement({
  description: 'One account over a period. Balances are positive on the debit side.',
  fields: (t) => ({
    account: t.exposeString('account', { description: 'Which account.' }),
    kind: t.expose('kind', { type: AccountKind, description: 'On which side it stands.' }),
    description: t.string({ description: 'What stands in it.', resolve: ({ account }) => explain(account) }),
    opening: t.expose('opening', { type: MoneyType, description: 'The balance before the first day.' }),
    debited: t.expose('debited', { type: MoneyType, description: 'The sum of its debits.' }),
    credited: t.expose('credited', { type: MoneyType, description: 'The sum of its credits.' }),
    closing: t.expose('closing', { type: MoneyType, description: 'The balance after the last day.' }),
  }),
})

builder.queryFields((t) => ({
  chartOfAccounts: t.field({
    type: [LedgerAccount],
    authScopes: { admin: true },
    description: 'Every account of the ledger, and what stands in it. For admins.',
    resolve: () => Object.keys(chart).map((name) => ({ name: name as AccountRow['name'] })),
  }),
  dayBook: t.field({
    type: [AccountDayType],
    authScopes: { admin: true },
    complexity: { field: 10, multiplier: 10 },
    description:
      'Opening balance, movements and closing balance of every account over whole days of UTC. For admins.',
    args: {
      currency: t.arg({ type: 'CurrencyCode', required: true, description: 'In which currency.' }),
      from: t.arg({ type: 'Date', required: true, description: 'The first day, of UTC.' }),
      to: t.arg({ type: 'Date', required: true, description: 'The last day; at most 400 days in all.' }),
    },
    resolve: (_root, args, { deps }) => coded(() => dayBook(deps, args)),
  }),
}))
