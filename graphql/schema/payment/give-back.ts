import { AmountInvalid } from '#graphql/domain/money/money.ts'
import { GiveBackRefused } from '#graphql/domain/payment/give-back.ts'
import { leftToRefund } from '#graphql/usecases/booking/left-to-refund.ts'
import { judged } from '#graphql/usecases/booking/shown.ts'
import { giveBack, giveBackErrors } from '#graphql/usecases/payment/give-back.ts'
import { Booking } from '../booking/booking.ts'
import { builder } from '../builder.ts'
import { UserFacingError } from '../errors.ts'
import { MoneyInput, MoneyType, moneyFrom } from '../scalars/money.ts'

builder.objectType(GiveBackRefused, {
  name: 'GiveBackRefused',
  description: 'The payment, a dispute or the payout does not allow it now.',
  interfaces: [UserFacingError],
  fields: (t) => ({
    because: t.exposeString('because', { description: 'Why: nothing, tooMuch, contested, onItsWay.' }),
  }),
})

const Bearer = builder.enumType('Bearer', {
  description: 'Who bears what goes back.',
  values: {
    PLATFORM: { description: 'The platform: goodwill, the mentor keeps the share.' },
    SHARED: { description: 'Mentor and platform, as they shared: what has left is taken back.' },
  } as const,
})

builder.prismaObjectField(Booking, 'refundable', (t) =>
  t.field({
    type: MoneyType,
    description: 'What is left of the payment: no refund gives back more.',
    select: judged,
    resolve: (booking) => leftToRefund(booking),
  }),
)

builder.mutationField('bookingGiveBack', (t) =>
  t.withAuth({ admin: true }).prismaFieldWithInput({
    type: Booking,
    description: 'Gives money back beyond any policy, before or after the payout. For admins.',
    typeOptions: { description: 'Of which booking, how much, who bears it, and why.' },
    input: {
      bookingId: t.input.globalID({ for: Booking, description: 'Which booking.' }),
      amount: t.input.field({ type: MoneyInput, description: 'How much; at most its refundable.' }),
      bearer: t.input.field({ type: Bearer, description: 'Who bears it.' }),
      reason: t.input.string({ description: 'Why; kept in the audit.' }),
      idempotencyKey: t.input.field({
        type: 'UUID',
        description: 'One per wish: repeated, it gives nothing more.',
      }),
    },
    errors: { types: [...giveBackErrors, AmountInvalid] },
    resolve: async (query, _root, { input: { bookingId, amount, ...rest } }, { deps, viewer }) => {
      await giveBack(deps, viewer, { bookingId: bookingId.id, amount: moneyFrom(amount), ...rest })
      return deps.db.booking.findUniqueOrThrow({ ...query, where: { id: bookingId.id } })
    },
  }),
)
