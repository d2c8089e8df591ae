import { seesPromotion, visiblePromotions } from '#graphql/usecases/promotion/access.ts'
import { minimumOf, offOf } from '#graphql/usecases/promotion/stored.ts'
import { usingIt } from '#graphql/usecases/promotion/uses.ts'
import { Booking } from '../booking/booking.ts'
import { builder } from '../builder.ts'
import { Mentor } from '../mentor/mentor.ts'
import { MoneyType } from '../scalars/money.ts'

export const PromotionBearer = builder.enumType('PromotionBearer', {
  description: 'Who earns less for a discount.',
  values: {
    MENTOR: { description: 'The mentor, whose own code it is.' },
    PLATFORM: { description: 'The platform; the mentor is paid as if nothing had been taken off.' },
  } as const,
})

export const Promotion = builder.prismaNode('Promotion', {
  description: 'A code that takes something off a price. For its mentor and the admins.',
  id: { field: 'id', description: 'The id of this code.' },
  nullable: true,
  findUnique: (id, { viewer }) => ({ id, AND: [visiblePromotions(viewer)] }),
  runScopesOnType: true,
  // Read with every code: the guard, and the amounts, which share a currency.
  select: {
    bearer: true,
    mentorId: true,
    percentOff: true,
    amountOffMinor: true,
    minimumMinor: true,
    currency: true,
  },
  authScopes: (promotion, { viewer }) => seesPromotion(viewer, promotion),
  fields: (t) => ({
    code: t.exposeString('code', { description: 'What is typed; its case does not matter.' }),
    bearer: t.expose('bearer', { type: PromotionBearer, description: 'Who earns less for it.' }),
    mentor: t.relation('mentor', {
      type: Mentor,
      nullable: true,
      description: 'Whose session types it is for; null: everybody’s.',
    }),
    percentOff: t.exposeInt('percentOff', {
      nullable: true,
      description: 'How many percent it takes off; null when it takes off an amount.',
    }),
    amountOff: t.field({
      type: MoneyType,
      nullable: true,
      description: 'What it takes off; null when it takes off a percentage.',
      resolve: (promotion) => {
        const off = offOf(promotion)
        return 'amount' in off ? off.amount : null
      },
    }),
    minimumPrice: t.field({
      type: MoneyType,
      nullable: true,
      description: 'The smallest price that it is for; null: any.',
      resolve: (promotion) => minimumOf(promotion),
    }),
    validFrom: t.expose('validFrom', {
      type: 'DateTime',
      nullable: true,
      description: 'Since when it holds.',
    }),
    validUntil: t.expose('validUntil', {
      type: 'DateTime',
      nullable: true,
      description: 'From when on it is over; null: never by itself.',
    }),
    mostUses: t.exposeInt('mostUses', {
      nullable: true,
      description: 'How often it can be used; null: always.',
    }),
    firstBookingOnly: t.exposeBoolean('firstBookingOnly', {
      description:
        'Whether it is for a first session: with its mentor, or at all when the platform bears it.',
    }),
    withdrawnAt: t.expose('withdrawnAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was ended early; null: it was not.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'Since when there is one.' }),
    uses: t.relationCount('bookings', {
      where: usingIt,
      description:
        'Bookings that use it. One that ended unpaid, or was cancelled before anybody keeps anything, gives its use back.',
    }),
  }),
})

builder.prismaObjectField(Booking, 'promotion', (t) =>
  t.field({
    type: Promotion,
    nullable: true,
    description: 'The code that was used. For its mentor and the admins; null for everybody else.',
    select: (_args, _context, nested) => ({ promotion: nested() }),
    resolve: ({ promotion }, _args, { viewer }) =>
      promotion && seesPromotion(viewer, promotion) ? promotion : null,
  }),
)
