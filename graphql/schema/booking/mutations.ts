import { AmountInvalid } from '#graphql/domain/money/money.ts'
import { cancelBooking, cancelErrors } from '#graphql/usecases/booking/cancel.ts'
import { extendHold, extendHoldErrors } from '#graphql/usecases/booking/extend-hold.ts'
import { completeCheckout, completeCheckoutErrors } from '#graphql/usecases/payment/complete-checkout.ts'
import { builder } from '../builder.ts'
import { MoneyInput, moneyFrom } from '../scalars/money.ts'
import { Booking } from './booking.ts'

builder.mutationField('bookingCancel', (t) =>
  t.prismaFieldWithInput({
    type: Booking,
    authScopes: { booking: true },
    description: 'Cancels a booking for either party. The refund follows the policy that was agreed.',
    typeOptions: { description: 'Which booking, and why.' },
    input: {
      bookingId: t.input.globalID({ for: Booking, description: 'Which booking.' }),
      reason: t.input.string({ required: false, description: 'Why; told to the other side.' }),
      expectedRefund: t.input.field({
        type: MoneyInput,
        required: false,
        description: 'The refund that was shown; if it is another by now, nothing is cancelled.',
      }),
    },
    errors: { types: [...cancelErrors, AmountInvalid] },
    resolve: async (query, _root, { input }, { deps, viewer }) => {
      const { bookingId, reason, expectedRefund } = input
      await cancelBooking(deps, viewer, {
        bookingId: bookingId.id,
        reason: reason ?? null,
        expectedRefund: expectedRefund ? moneyFrom(expectedRefund) : null,
      })
      return deps.db.booking.findUniqueOrThrow({ ...query, where: { id: bookingId.id } })
    },
  }),
)

builder.mutationField('bookingCheckoutComplete', (t) =>
  t.prismaFieldWithInput({
    type: Booking,
    authScopes: { booking: true },
    description: 'Looks whether a booking was paid and goes on from there, without waiting for the webhook.',
    typeOptions: { description: 'Which booking.' },
    input: { bookingId: t.input.globalID({ for: Booking, description: 'Which booking.' }) },
    errors: { types: [...completeCheckoutErrors] },
    resolve: async (query, _root, { input: { bookingId } }, { deps, viewer }) => {
      await completeCheckout(deps, viewer, bookingId.id)
      return deps.db.booking.findUniqueOrThrow({ ...query, where: { id: bookingId.id } })
    },
  }),
)

builder.mutationField('bookingHoldExtend', (t) =>
  t.prismaFieldWithInput({
    type: Booking,
    authScopes: { booking: true },
    description: 'Holds a time once more for as long, while its payment is open.',
    typeOptions: { description: 'Which booking.' },
    input: { bookingId: t.input.globalID({ for: Booking, description: 'Which booking.' }) },
    errors: { types: [...extendHoldErrors] },
    resolve: async (query, _root, { input: { bookingId } }, { deps, viewer }) => {
      await extendHold(deps, viewer, bookingId.id)
      return deps.db.booking.findUniqueOrThrow({ ...query, where: { id: bookingId.id } })
    },
  }),
)
