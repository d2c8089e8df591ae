import { storedMoney } from '#graphql/domain/money/stored.ts'
import type { HandTask } from '#prisma/generated/client/client.ts'
import { builder } from '../builder.ts'
import { MoneyType } from '../scalars/money.ts'

const InvoiceState = builder.enumType('InvoiceState', {
  description: 'What became of an invoice.',
  values: {
    OPEN: { description: 'It is to be paid.' },
    PAID: { description: 'The money is here.' },
    OVER: { description: 'Its time is over: nothing is to be paid any more.' },
  } as const,
})

type Row = Pick<HandTask, 'state' | 'amountMinor' | 'currency' | 'reference' | 'dueAt' | 'request'>

const stateOf = { OPEN: 'OPEN', DONE: 'PAID', EXPIRED: 'OVER', FAILED: 'OVER' } as const

const requestOf = ({ request }: Row) => request as { title: string; cancelUrl: string }

const Invoice = builder.objectRef<Row>('Invoice').implement({
  description: 'What a mentee pays by transfer. Whoever has its address may read it; it names nobody.',
  fields: (t) => ({
    state: t.field({
      type: InvoiceState,
      description: 'What became of it.',
      resolve: ({ state }) => stateOf[state],
    }),
    amount: t.field({
      type: MoneyType,
      description: 'All of it, at once.',
      resolve: ({ amountMinor, currency }) => storedMoney(amountMinor, currency),
    }),
    reference: t.exposeString('reference', { description: 'What must stand on the transfer.' }),
    title: t.string({ description: 'For what.', resolve: (row) => requestOf(row).title }),
    dueAt: t.expose('dueAt', { type: 'DateTime', nullable: true, description: 'By when it has to arrive.' }),
    payTo: t.stringList({
      description: 'Whom to pay, and into which account, line by line.',
      resolve: (_row, _args, { deps }) => [...(deps.settings.payTo ?? [])],
    }),
    backUrl: t.field({
      type: 'URL',
      description: 'The page of what it pays for.',
      resolve: (row) => requestOf(row).cancelUrl,
    }),
  }),
})

builder.queryField('invoice', (t) =>
  t.field({
    type: Invoice,
    nullable: true,
    authScopes: { reading: true },
    description: 'An invoice, by the secret in its address; null when there is none.',
    args: { secret: t.arg({ type: 'UUID', required: true, description: 'The last part of its address.' }) },
    resolve: (_root, { secret }, { deps }) =>
      deps.db.handTask.findFirst({ where: { id: secret, kind: 'INVOICE' } }),
  }),
)

builder.queryField('paysByInvoice', (t) =>
  t.boolean({
    authScopes: { reading: true },
    description: 'Whether mentees pay by transfer here, and people note by hand what arrived.',
    resolve: (_root, _args, { deps }) => deps.payments.desk !== null,
  }),
)
