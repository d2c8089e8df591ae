import { paymentCapabilities } from '#graphql/domain/payment/company.ts'
import { builder } from '../builder.ts'

export const PaymentCapability = builder.enumType('PaymentCapability', {
  description: 'What not every payment company can do.',
  values: {
    AUTHORISE: { description: 'Reserve an amount, to be taken later.' },
    SAVE_CARDS: { description: 'Keep a card, to be charged later.' },
    DISPUTES: { description: 'Tell of what a bank contests.' },
    TAKE_BACK: { description: 'Take back a share that was sent.' },
    BANK_PAYOUTS: { description: 'Tell what a mentor’s account paid on to a bank.' },
    PRICES: { description: 'Keep prices of session types, to charge by them.' },
  } as const,
})

builder.queryField('paymentCapabilities', (t) =>
  t.field({
    type: [PaymentCapability],
    authScopes: { reading: true },
    description:
      'What the payment company here can do of what not every one can. What needs another is neither published nor booked.',
    resolve: (_root, _args, { deps }) => paymentCapabilities.filter((each) => deps.payments.can.has(each)),
  }),
)
