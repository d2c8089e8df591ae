import type { ComplaintState as State } from '#graphql/domain/booking/complaint.ts'
import { storedMoney } from '#graphql/domain/money/stored.ts'
import { parties, partyOf, visibleTo } from '#graphql/usecases/booking/access.ts'
import { feeAhead } from '#graphql/usecases/booking/complaint.ts'
import { leftToRefund } from '#graphql/usecases/booking/left-to-refund.ts'
import { complaintCan, judged } from '#graphql/usecases/booking/shown.ts'
import { builder } from '../builder.ts'
import { pageCost } from '../page.ts'
import { MoneyType } from '../scalars/money.ts'
import { Actor } from './actor.ts'
import { Booking } from './booking.ts'

const ComplaintState = builder.enumType('ComplaintState', {
  description: 'What became of a complaint. Values may be added.',
  values: {
    OPEN: { description: 'It stops the payout; the mentor may contest it, then an admin decides.' },
    UPHELD: { description: 'The mentor did not come: everything went back.' },
    SPLIT: { description: 'An admin gave a part back; the rest was shared out.' },
    REJECTED: { description: 'The session counts as held: the payout went on.' },
    WITHDRAWN: { description: 'The mentee took it back.' },
  } as const satisfies Record<State, object>,
})

export const Complaint = builder.prismaNode('Complaint', {
  description: 'The mentee says that the session did not take place. For those who see the booking.',
  id: { field: 'id', description: 'The id of this complaint.' },
  nullable: true,
  findUnique: (id, { viewer }) => ({ id, AND: [{ booking: visibleTo(viewer) }] }),
  runScopesOnType: true,
  select: { booking: { select: parties } },
  authScopes: ({ booking }, { viewer }) => partyOf(viewer, booking) !== null,
  fields: (t) => ({
    state: t.expose('state', { type: ComplaintState, description: 'What became of it.' }),
    text: t.exposeString('text', { description: 'What happened, in the mentee’s words.' }),
    openedAt: t.expose('openedAt', { type: 'DateTime', description: 'When it was made.' }),
    contestBy: t.expose('contestBy', {
      type: 'DateTime',
      description: 'Until when the mentor can contest it; then it is upheld by itself.',
    }),
    contest: t.exposeString('contest', {
      nullable: true,
      description: 'What the mentor says to it; null while nobody contested it.',
    }),
    contestedAt: t.expose('contestedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was contested.',
    }),
    decidedBy: t.expose('decidedBy', {
      type: Actor,
      nullable: true,
      description: 'Who ended it; SYSTEM: nobody contested it in time.',
    }),
    decidedAt: t.expose('decidedAt', { type: 'DateTime', nullable: true, description: 'When it ended.' }),
    reason: t.exposeString('reason', { nullable: true, description: 'Why an admin decided it so.' }),
    refundable: t.field({
      type: MoneyType,
      description: 'What is left of the payment: a decision gives back no more.',
      select: { booking: { select: judged } },
      resolve: ({ booking }) => leftToRefund(booking),
    }),
    refunded: t.field({
      type: MoneyType,
      nullable: true,
      description: 'What its decision gives back; null while it is open.',
      select: {
        state: true,
        booking: {
          select: {
            currency: true,
            refunds: { select: { paymentId: true, cause: true, amountMinor: true } },
          },
        },
      },
      resolve: ({ state, booking: { currency, refunds } }) => {
        const ofIt = refunds.filter(({ cause }) => cause === 'NO_SHOW' || cause === 'COMPLAINT')
        const minor = ofIt.reduce((sum, { amountMinor }) => sum + amountMinor, 0n)
        return state === 'OPEN' ? null : storedMoney(minor, currency)
      },
    }),
    booking: t.relation('booking', { type: Booking, description: 'What it is about.' }),
  }),
})

// What the viewer may do about it now, by the table that the mutations ask.
builder.prismaObjectFields(Complaint, (t) => ({
  contestable: t.boolean({
    description: 'Whether complaintContest would be accepted from the viewer now.',
    select: { booking: { select: judged } },
    resolve: ({ booking }, _args, { viewer, deps }) => complaintCan('contested', viewer, booking, deps.now()),
  }),
  withdrawable: t.boolean({
    description: 'Whether complaintWithdraw would be accepted from the viewer now.',
    select: { booking: { select: judged } },
    resolve: ({ booking }, _args, { viewer, deps }) => complaintCan('withdrawn', viewer, booking, deps.now()),
  }),
  decidable: t.boolean({
    description: 'Whether complaintDecide would be accepted from the viewer now.',
    select: { booking: { select: judged } },
    resolve: ({ booking }, _args, { viewer, deps }) => complaintCan('rejected', viewer, booking, deps.now()),
  }),
}))

builder.prismaObjectFields(Booking, (t) => ({
  complaintOpen: t.boolean({
    description: 'Whether a complaint is open.',
    select: judged,
    resolve: ({ complaint }) => complaint?.state === 'OPEN',
  }),
  complainable: t.boolean({
    description: 'Whether complaintOpen would be accepted from the viewer now. Draw the button from this.',
    select: judged,
    resolve: (booking, _args, { viewer, deps }) => complaintCan('opened', viewer, booking, deps.now()),
  }),
  complainableUntil: t.field({
    type: 'DateTime',
    nullable: true,
    description: 'Until when the mentee can say that it did not take place; null where nothing was paid.',
    select: judged,
    resolve: (booking) => (booking.payout ?? feeAhead(booking))?.releaseAt ?? null,
  }),
  complaint: t.relation('complaint', {
    type: Complaint,
    nullable: true,
    description: 'That the session did not take place; null while nobody says so.',
  }),
}))

builder.queryField('complaints', (t) =>
  t.prismaConnection(
    {
      type: Complaint,
      cursor: 'id',
      authScopes: { reading: true },
      complexity: pageCost,
      description: 'Complaints about the viewer’s bookings; an admin’s are everybody’s. Oldest first.',
      args: {
        states: t.arg({ type: [ComplaintState], required: false, description: 'Only in these states.' }),
      },
      resolve: (query, _root, { states }, { deps, viewer }) =>
        deps.db.complaint.findMany({
          ...query,
          where: { booking: visibleTo(viewer), ...(states ? { state: { in: states } } : {}) },
          orderBy: [{ openedAt: 'asc' }, { id: 'asc' }],
        }),
    },
    { name: 'ComplaintConnection', description: 'A page of complaints.' },
    { name: 'ComplaintEdge', description: 'A complaint in a list.' },
  ),
)
