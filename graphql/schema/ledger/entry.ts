import { explain } from '#graphql/domain/ledger/chart.ts'
import { storedMoney } from '#graphql/domain/money/stored.ts'
import type { Explained, ProviderNotice, ProviderObject } from '#graphql/usecases/ledger/explain.ts'
import type { Posting } from '#prisma/generated/client/client.ts'
import { Booking } from '../booking/booking.ts'
import { BookingEvent } from '../booking/events.ts'
import { builder } from '../builder.ts'
import { Mentor } from '../mentor/mentor.ts'
import { MoneyType } from '../scalars/money.ts'
import { LedgerFact, readFact } from './fact.ts'

const LedgerPosting = builder.objectRef<Posting>('LedgerPosting').implement({
  description: 'One line of an entry: a debit or a credit.',
  fields: (t) => ({
    account: t.exposeString('account', { description: 'Of which account.' }),
    description: t.string({ description: 'What stands in it.', resolve: ({ account }) => explain(account) }),
    debit: t.field({
      type: MoneyType,
      nullable: true,
      description: 'How much, on the debit side; null for a credit.',
      resolve: ({ amountMinor, currency }) => (amountMinor > 0n ? storedMoney(amountMinor, currency) : null),
    }),
    credit: t.field({
      type: MoneyType,
      nullable: true,
      description: 'How much, on the credit side; null for a debit.',
      resolve: ({ amountMinor, currency }) => (amountMinor < 0n ? storedMoney(-amountMinor, currency) : null),
    }),
    mentor: t.prismaField({
      type: Mentor,
      nullable: true,
      description: 'About which mentor it is.',
      resolve: (query, { mentorId }, _args, { deps }) =>
        mentorId ? deps.db.mentor.findUnique({ ...query, where: { id: mentorId } }) : null,
    }),
  }),
})

const ProviderObjectType = builder.objectRef<ProviderObject>('ProviderObject').implement({
  description: 'An object at the payment company.',
  fields: (t) => ({
    kind: t.exposeString('kind', {
      description: 'What it is there: charge, refund, transfer, balance_transaction, …',
    }),
    id: t.exposeString('id', { description: 'Its id there.' }),
  }),
})

const ProviderNoticeType = builder.objectRef<ProviderNotice>('ProviderNotice').implement({
  description: 'A message of the payment company that reached us.',
  fields: (t) => ({
    eventId: t.exposeString('eventId', { description: 'The event’s id there.' }),
    type: t.exposeString('type', { description: 'What it said: checkout.session.completed, …' }),
    objectId: t.exposeString('objectId', { description: 'About which object.' }),
    receivedAt: t.expose('receivedAt', { type: 'DateTime', description: 'When it came.' }),
  }),
})

// Of each there are a few: a payment has three objects and some events.
const few = { field: 1, multiplier: 3 }

export const LedgerEntry = builder.objectRef<Explained>('LedgerEntry').implement({
  description: 'One fact that moved money: lines that sum to zero, and what it comes from. For admins.',
  authScopes: { admin: true },
  fields: (t) => ({
    key: t.exposeString('key', { description: 'The object and the fact; unique in the ledger.' }),
    fact: t.field({ type: LedgerFact, description: 'What happened.', resolve: readFact }),
    at: t.expose('at', { type: 'DateTime', description: 'When it was posted.' }),
    booking: t.prismaField({
      type: Booking,
      nullable: true,
      description: 'For which booking; null for what hangs on none.',
      resolve: (query, { bookingId }, _args, { deps }) =>
        bookingId ? deps.db.booking.findUnique({ ...query, where: { id: bookingId } }) : null,
    }),
    postings: t.field({
      type: [LedgerPosting],
      complexity: few,
      description: 'Its lines.',
      resolve: ({ postings }) => postings,
    }),
    objects: t.field({
      type: [ProviderObjectType],
      complexity: few,
      description: 'What it is about at the payment company.',
      resolve: ({ objects }) => objects,
    }),
    events: t.field({
      type: [BookingEvent],
      complexity: few,
      description: 'What happened to the payment, refund or payout that it is about, oldest first.',
      resolve: ({ events }) => events,
    }),
    notices: t.field({
      type: [ProviderNoticeType],
      complexity: few,
      description: 'What the payment company told us of it, oldest first; what was asked for is not here.',
      resolve: ({ notices }) => notices,
    }),
  }),
})
