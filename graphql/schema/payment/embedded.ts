import { partyOf } from '#graphql/usecases/booking/access.ts'
import { judged, payable } from '#graphql/usecases/booking/shown.ts'
import { hostCheckout, hostCheckoutErrors } from '#graphql/usecases/payment/host-checkout.ts'
import { Booking } from '../booking/booking.ts'
import { BookingCheckout } from '../booking/checkout.ts'
import { builder } from '../builder.ts'

type Embedded = { publishableKey: string; clientSecret: string }

const EmbeddedCheckout = builder.objectRef<Embedded>('EmbeddedCheckout').implement({
  description: 'By what the payment company’s own script shows its form within another page.',
  fields: (t) => ({
    publishableKey: t.exposeString('publishableKey', { description: 'Whose form; no secret.' }),
    clientSecret: t.exposeString('clientSecret', {
      description: 'Which form. Whoever has it can pay, and sees what is paid.',
    }),
  }),
})

builder.prismaObjectFields(Booking, (t) => ({
  embeddedCheckout: t.field({
    type: EmbeddedCheckout,
    nullable: true,
    description:
      'The form by which its mentee pays here; null to everybody else, and where it is paid elsewhere.',
    select: judged,
    resolve: (booking, _args, { deps, viewer }) => {
      const clientSecret = payable(booking)?.checkoutClientSecret
      const { embeddedCheckout } = deps.settings
      if (!clientSecret || !embeddedCheckout || partyOf(viewer, booking) !== 'MENTEE') return null
      return { ...embeddedCheckout, clientSecret }
    },
  }),
}))

builder.mutationField('bookingCheckoutHosted', (t) =>
  t.fieldWithInput({
    type: BookingCheckout,
    authScopes: { booking: true },
    description: 'Opens the Checkout on a page of the payment company, where the embedded one does not work.',
    typeOptions: { description: 'Which booking.' },
    input: { bookingId: t.input.globalID({ for: Booking, description: 'Which booking.' }) },
    errors: { types: [...hostCheckoutErrors] },
    resolve: (_root, { input }, { deps, viewer }) => hostCheckout(deps, viewer, input.bookingId.id),
  }),
)
