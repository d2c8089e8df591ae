import { CardNeeded, type feeStates, feeState as stateOf } from '#graphql/domain/booking/no-show-fee.ts'
import { storedMoney } from '#graphql/domain/money/stored.ts'
import { mayAct, partyOf } from '#graphql/usecases/booking/access.ts'
import { judged } from '#graphql/usecases/booking/shown.ts'
import {
  cardOf,
  forgetCardErrors,
  forgetCardOnRequest,
  neededUntil,
  tookPlace,
} from '#graphql/usecases/payment/forget-on-request.ts'
import { heldBy, holdHoursOf } from '#graphql/usecases/payout/hold-hours.ts'
import type { Prisma } from '#prisma/generated/client/client.ts'
import { builder } from '../builder.ts'
import { UserFacingError } from '../errors.ts'
import { MoneyType } from '../scalars/money.ts'
import { SessionType } from '../session-type/session-type.ts'
import { Booking } from './booking.ts'

const asked = { ...judged, ...tookPlace, ...heldBy } as const satisfies Prisma.BookingSelect

type Asked = Prisma.BookingGetPayload<{ select: typeof asked }>

const NoShowFeeState = builder.enumType('NoShowFeeState', {
  description: 'How a fee for not coming stands. Values may be added.',
  values: {
    AGREED: { description: 'The mentee agreed, and the card is saved or being saved; nothing is asked for.' },
    REPORTED: { description: 'The mentor reported that the mentee did not come: it is charged at chargeAt.' },
    CHARGING: { description: 'The card is being charged.' },
    TO_PAY: { description: 'The bank declined the card; the mentee can pay until payBy.' },
    CHARGED: { description: 'It was paid. What became of the money is the payment’s to say.' },
    UNPAID: { description: 'It was not paid in time, and is asked for no more.' },
    DROPPED: { description: 'It is not owed: the card is forgotten.' },
  } as const satisfies Record<(typeof feeStates)[number], object>,
})

const NoShowFee = builder.objectRef<Asked & { noShowFeeMinor: bigint }>('NoShowFee').implement({
  description: 'What a mentee agreed to pay for not coming to a session that costs nothing.',
  fields: (t) => ({
    amount: t.field({
      type: MoneyType,
      description: 'How much.',
      resolve: ({ noShowFeeMinor, currency }) => storedMoney(noShowFeeMinor, currency),
    }),
    state: t.field({ type: NoShowFeeState, description: 'How it stands.', resolve: stateOf }),
    chargeAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it is charged unless the mentee objects before; null while nobody asks for it.',
      resolve: (booking) => (stateOf(booking) === 'REPORTED' ? booking.noShowFeeAt : null),
    }),
    payBy: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'Until when it can be paid after the card was declined.',
      resolve: ({ payments }) => payments.find(({ state }) => state === 'OPEN')?.checkoutExpiresAt ?? null,
    }),
    checkoutUrl: t.field({
      type: 'URL',
      nullable: true,
      description: 'Where the mentee can pay it; null to everybody else, and unless the card was declined.',
      resolve: (booking, _args, { viewer }) => {
        const open = booking.payments.find(({ state }) => state === 'OPEN')
        const theirs = partyOf(viewer, booking) !== 'MENTOR' && stateOf(booking) === 'TO_PAY'
        return (theirs && open?.checkoutUrl) || null
      },
    }),
  }),
})

const KeptCard = builder.objectRef<Asked>('KeptCard').implement({
  description: 'A card that is kept for a booking, and forgotten as soon as nothing depends on it.',
  fields: (t) => ({
    neededUntil: t.field({
      type: 'DateTime',
      nullable: true,
      description:
        'Until when it is needed; null: until the booking goes on, or ends, or it is needed no more.',
      resolve: (booking, _args, { deps }) => neededUntil(booking, holdHoursOf(deps, booking)) ?? null,
    }),
    forgettable: t.boolean({
      description: 'Whether bookingForgetCard would be accepted from the viewer now.',
      resolve: (booking, _args, { viewer, deps }) => {
        const party = partyOf(viewer, booking)
        const free = neededUntil(booking, holdHoursOf(deps, booking)) === undefined
        return free && mayAct(viewer, party) && party !== 'MENTOR'
      },
    }),
  }),
})

builder.prismaObjectFields(Booking, (t) => ({
  noShowFee: t.field({
    type: NoShowFee,
    nullable: true,
    description: 'What the mentee agreed to pay for not coming; null: nothing.',
    select: asked,
    resolve: (booking) =>
      booking.noShowFeeMinor === null ? null : { ...booking, noShowFeeMinor: booking.noShowFeeMinor },
  }),
  keptCard: t.field({
    type: KeptCard,
    nullable: true,
    description: 'The card that is kept for it; null: none.',
    select: asked,
    resolve: (booking) => (cardOf(booking.payments) ? booking : null),
  }),
}))

builder.prismaObjectField(SessionType, 'noShowFee', (t) =>
  t.field({
    type: MoneyType,
    nullable: true,
    description:
      'What a mentee who does not come is charged, by a card that is saved when booking; null: nothing.',
    select: { noShowFeeMinor: true, currency: true },
    resolve: ({ noShowFeeMinor, currency }) =>
      noShowFeeMinor === null ? null : storedMoney(noShowFeeMinor, currency),
  }),
)

builder.objectType(CardNeeded, {
  name: 'CardNeeded',
  description: 'Something still depends on the card.',
  interfaces: [UserFacingError],
  fields: (t) => ({
    until: t.expose('until', {
      type: 'DateTime',
      nullable: true,
      description: 'Until when it is needed at the most; null: until the booking goes on, or ends.',
    }),
  }),
})

builder.mutationField('bookingForgetCard', (t) =>
  t.prismaFieldWithInput({
    type: Booking,
    authScopes: { booking: true },
    description: 'Has the card forgotten that the mentee saved, when nothing depends on it any more.',
    typeOptions: { description: 'Which booking.' },
    input: { bookingId: t.input.globalID({ for: Booking, description: 'Which booking.' }) },
    errors: { types: [...forgetCardErrors] },
    resolve: async (query, _root, { input: { bookingId } }, { deps, viewer }) => {
      await forgetCardOnRequest(deps, viewer, bookingId.id)
      return deps.db.booking.findUniqueOrThrow({ ...query, where: { id: bookingId.id } })
    },
  }),
)
