import { storedMoney } from '#graphql/domain/money/stored.ts'
import { payoutBlockReasons, shownPayoutState } from '#graphql/domain/payout/state.ts'
import { seesPayout, visiblePayouts } from '#graphql/usecases/payout/access.ts'
import { Booking } from '../booking/booking.ts'
import { builder } from '../builder.ts'
import { MoneyType } from '../scalars/money.ts'

export const PayoutState = builder.enumType('PayoutState', {
  description: 'How far the mentor’s share is on its way. Values may be added.',
  values: {
    HELD: { description: 'Kept until after the session.' },
    DUE: { description: 'The mentor’s, about to be sent.' },
    SENDING: { description: 'Being sent.' },
    PAID: { description: 'Reached the mentor’s account.' },
    BLOCKED: { description: 'Something stands in its way; see blocks.' },
    FAILED: { description: 'Could not be sent; an admin looks at it.' },
    CANCELLED: { description: 'Nothing is left for the mentor.' },
    REVERSED: { description: 'Taken back.' },
  } as const,
})

const PayoutBlockReason = builder.enumType('PayoutBlockReason', {
  description: 'What stands in the way of a payout. Values may be added.',
  values: payoutBlockReasons,
})

const PayoutBlock = builder.prismaObject('PayoutBlock', {
  description: 'Something that stands between a payout and its transfer.',
  fields: (t) => ({
    reason: t.expose('reason', { type: PayoutBlockReason, description: 'What it is.' }),
    since: t.expose('since', { type: 'DateTime', description: 'Since when.' }),
    cause: t.exposeString('cause', { description: 'What laid it: the account, dispute or case.' }),
  }),
})

export const Payout = builder.prismaNode('Payout', {
  description: 'The mentor’s share of one booking on its way to the mentor.',
  id: { field: 'id', description: 'The id of this payout.' },
  nullable: true,
  findUnique: (id, { viewer }) => ({ id, AND: [visiblePayouts(viewer)] }),
  runScopesOnType: true,
  select: { mentorId: true },
  authScopes: (payout, { viewer }) => seesPayout(viewer, payout),
  fields: (t) => ({
    state: t.field({
      type: PayoutState,
      description: 'How far it got.',
      select: { state: true, failedAt: true, blocks: { where: { endedAt: null } } },
      resolve: ({ state, failedAt, blocks }) =>
        shownPayoutState({ state, blocks: blocks.length, lastJobDead: failedAt !== null }),
    }),
    amount: t.field({
      type: MoneyType,
      description: 'The mentor’s share.',
      select: { amountMinor: true, currency: true },
      resolve: ({ amountMinor, currency }) => storedMoney(amountMinor, currency),
    }),
    platformFee: t.field({
      type: MoneyType,
      description: 'The platform’s share.',
      select: { platformFeeMinor: true, currency: true },
      resolve: ({ platformFeeMinor, currency }) => storedMoney(platformFeeMinor, currency),
    }),
    releaseAt: t.expose('releaseAt', { type: 'DateTime', description: 'When it leaves at the earliest.' }),
    paidAt: t.expose('paidAt', { type: 'DateTime', nullable: true, description: 'When it was sent.' }),
    blocks: t.relation('blocks', {
      type: PayoutBlock,
      description: 'What stands in its way now.',
      query: { where: { endedAt: null }, orderBy: { since: 'asc' } },
    }),
    booking: t.relation('booking', { type: Booking, description: 'What it is the share of.' }),
  }),
})

builder.prismaObjectField(Booking, 'payout', (t) =>
  t.field({
    type: Payout,
    nullable: true,
    description: 'The mentor’s share. For the mentor and the admins; null for everybody else.',
    select: (_args, _context, nested) => ({ payout: nested() }),
    resolve: ({ payout }, _args, { viewer }) => (payout && seesPayout(viewer, payout) ? payout : null),
  }),
)
