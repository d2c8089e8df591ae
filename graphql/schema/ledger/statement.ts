import { resolveCursorConnection } from '@pothos/plugin-relay'
import {
  type StatementLine as StatementLineRow,
  type Statement as StatementRow,
  statementLines,
  statementOf,
} from '#graphql/usecases/ledger/statement.ts'
import { ownsMentor } from '#graphql/usecases/mentor/access.ts'
import { isAdmin } from '#graphql/usecases/viewer.ts'
import { Booking } from '../booking/booking.ts'
import { builder } from '../builder.ts'
import { coded } from '../coded.ts'
import { Mentor } from '../mentor/mentor.ts'
import { Program } from '../partner/program.ts'
import { MoneyType } from '../scalars/money.ts'
import { LedgerFact, readFact } from './fact.ts'
import { entryPageCost, placeOf, toCursor } from './place.ts'

const StatementLine = builder.objectRef<StatementLineRow>('StatementLine').implement({
  description: 'One ledger entry, as it moved the balance of a statement.',
  fields: (t) => ({
    key: t.exposeString('key', { description: 'The key of the ledger entry.' }),
    fact: t.field({ type: LedgerFact, description: 'What happened.', resolve: readFact }),
    at: t.expose('at', { type: 'DateTime', description: 'When it was posted.' }),
    amount: t.expose('amount', { type: MoneyType, description: 'By how much; negative when it left.' }),
    balance: t.expose('balance', { type: MoneyType, description: 'The balance after it.' }),
    booking: t.prismaField({
      type: Booking,
      nullable: true,
      description: 'For which booking; null for what hangs on none.',
      resolve: (query, { bookingId }, _args, { deps }) =>
        bookingId ? deps.db.booking.findUnique({ ...query, where: { id: bookingId } }) : null,
    }),
  }),
})

const Statement = builder.objectRef<StatementRow>('Statement').implement({
  description: 'What moved a balance in a period, from ledger entries alone. Days are days of UTC.',
  fields: (t) => ({
    currency: t.expose('currency', { type: 'CurrencyCode', description: 'Of all its amounts.' }),
    from: t.expose('from', { type: 'Date', description: 'The first day.' }),
    to: t.expose('to', { type: 'Date', description: 'The last day.' }),
    opening: t.expose('opening', { type: MoneyType, description: 'The balance before the first line.' }),
    closing: t.expose('closing', { type: MoneyType, description: 'The balance after the last line.' }),
    lines: t.connection(
      {
        type: StatementLine,
        complexity: entryPageCost,
        description: 'What moved it, oldest first.',
        resolve: (statement, args, { deps }) =>
          resolveCursorConnection<Promise<StatementLineRow[]>>(
            { args, defaultSize: 20, maxSize: 100, toCursor },
            ({ after, before, limit, inverted }) =>
              statementLines(deps, statement, {
                after: after ? placeOf(after) : undefined,
                before: before ? placeOf(before) : undefined,
                limit,
                inverted,
              }),
          ),
      },
      { name: 'StatementLineConnection', description: 'A page of a statement’s lines.' },
      { name: 'StatementLineEdge', description: 'A line in that list.' },
    ),
  }),
})

const asked = {
  currency: { type: 'CurrencyCode', required: true, description: 'In which currency.' },
  from: { type: 'Date', required: true, description: 'The first day, of UTC.' },
  to: { type: 'Date', required: true, description: 'The last day; at most 400 days in all.' },
} as const

builder.prismaObjectField(Mentor, 'statement', (t) =>
  t.field({
    type: Statement,
    nullable: true,
    complexity: 5,
    description:
      'What the platform owes the mentor: earned, sent, taken back. For the mentor and the admins; null for others.',
    args: { currency: t.arg(asked.currency), from: t.arg(asked.from), to: t.arg(asked.to) },
    select: { id: true, personId: true },
    resolve: (mentor, args, { deps, viewer }) =>
      ownsMentor(viewer, mentor) || isAdmin(viewer)
        ? coded(() => statementOf(deps, { mentorId: mentor.id }, args))
        : null,
  }),
)

builder.prismaObjectField(Program, 'statement', (t) =>
  t.field({
    type: Statement,
    nullable: true,
    complexity: 5,
    description: 'What came in and went out for the programme’s bookings, before the payment company’s fees.',
    args: { currency: t.arg(asked.currency), from: t.arg(asked.from), to: t.arg(asked.to) },
    resolve: ({ id: programId }, args, { deps }) => coded(() => statementOf(deps, { programId }, args)),
  }),
)
