import type { RefundTier } from '#graphql/domain/booking/refund.ts'
import { bookingStates } from '#graphql/domain/booking/state.ts'
import { storedMoney } from '#graphql/domain/money/stored.ts'
import { parties, partyOf, visibleTo } from '#graphql/usecases/booking/access.ts'
import { type Giver, inOrder } from '#graphql/usecases/booking/givers.ts'
import { builder } from '../builder.ts'
import { Mentor } from '../mentor/mentor.ts'
import { MoneyType } from '../scalars/money.ts'
import { RefundTierType } from '../session-type/refund-tier.ts'
import { PlaceKind, SessionType } from '../session-type/session-type.ts'

export const BookingState = builder.enumType('BookingState', {
  description: 'Where a booking stands. Values may be added.',
  values: bookingStates,
})

const Attendee = builder.objectRef<{ name: string; email: string; timeZone: string }>('Attendee').implement({
  description: 'Somebody who takes part on the mentee’s side.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'As they wrote it.' }),
    email: t.exposeString('email', { description: 'Where their mails go.' }),
    timeZone: t.expose('timeZone', { type: 'TimeZone', description: 'Where they live by the clock.' }),
  }),
})

export const Booking = builder.prismaNode('Booking', {
  description: 'One session that somebody asked for, paid, had or cancelled.',
  id: { field: 'id', description: 'The id of this booking.' },
  nullable: true,
  findUnique: (id, { viewer }) => ({ id, AND: [visibleTo(viewer)] }),
  runScopesOnType: true,
  select: { ...parties, state: true },
  // Guards every way in; the filter above keeps a foreign id from telling that it exists.
  authScopes: (booking, { viewer }) => partyOf(viewer, booking) !== null,
  fields: (t) => ({
    state: t.expose('state', { type: BookingState, description: 'Where it stands.' }),
    startsAt: t.expose('startsAt', { type: 'DateTime', description: 'When it starts.' }),
    endsAt: t.expose('endsAt', { type: 'DateTime', description: 'When it ends.' }),
    title: t.exposeString('title', { description: 'The session type’s title when it was booked.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was asked for.' }),
    holdExpiresAt: t.expose('holdExpiresAt', {
      type: 'DateTime',
      nullable: true,
      description: 'Until when the time is held for payment.',
    }),
    sessionType: t.relation('sessionType', { type: SessionType, description: 'What was booked.' }),
    mentor: t.relation('mentor', { type: Mentor, description: 'With whom.' }),
    hosts: t.field({
      type: [Mentor],
      // Most have one.
      complexity: { field: 1, multiplier: 2 },
      description: 'Everybody who gives the session; chosen when it was booked.',
      select: (_args, _context, nested) => ({
        hosts: { orderBy: inOrder, select: { mentor: nested() } },
      }),
      // What is selected two levels down is read, but not in Pothos’ types.
      resolve: ({ hosts }) => (hosts as unknown as Pick<Giver, 'mentor'>[]).map(({ mentor }) => mentor),
    }),
    menteeName: t.exposeString('menteeName', { description: 'Who booked.' }),
    menteeTimeZone: t.expose('menteeTimeZone', { type: 'TimeZone', description: 'The mentee’s own zone.' }),
    attendees: t.field({
      type: [Attendee],
      description: 'Who takes part beside the mentor; the mentee first.',
      select: { menteeName: true, menteeEmail: true, menteeTimeZone: true },
      resolve: ({ menteeName, menteeEmail, menteeTimeZone }) => [
        { name: menteeName, email: menteeEmail, timeZone: menteeTimeZone },
      ],
    }),
    price: t.field({
      type: MoneyType,
      description: 'What it costs; fixed when it was booked.',
      select: { priceMinor: true, currency: true },
      resolve: ({ priceMinor, currency }) => storedMoney(priceMinor, currency),
    }),
    refundTiers: t.field({
      type: [RefundTierType],
      description: 'The refund policy that was agreed.',
      select: { refundTiers: true },
      resolve: ({ refundTiers }) => refundTiers as RefundTier[],
    }),
    placeKind: t.expose('placeKind', { type: PlaceKind, description: 'What kind of place they meet at.' }),
  }),
})
