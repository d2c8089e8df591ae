import { PaymentsUnavailable, PaymentUnsupported } from '#graphql/domain/payment/company.ts'
import { HandTaskNotFound } from '#graphql/domain/payment/hand.ts'
import { builder } from '../builder.ts'
import { UserFacingError } from '../errors.ts'

const interfaces = [UserFacingError]

const PaymentCapability = builder.enumType('PaymentCapability', {
  description: 'What not every payment company can do.',
  values: {
    AUTHORISE: { description: 'Reserve an amount, to be taken later.' },
    SAVE_CARDS: { description: 'Keep a card, to be charged later.' },
    DISPUTES: { description: 'Tell of what a bank contests.' },
    TAKE_BACK: { description: 'Take back a share that was sent.' },
    PRICES: { description: 'Keep prices of session types, to charge by them.' },
  } as const,
})

builder.objectType(PaymentsUnavailable, {
  name: 'PaymentsUnavailable',
  description: 'Nothing can be paid at the moment, so nothing was booked; the operator is told.',
  interfaces,
})
builder.objectType(PaymentUnsupported, {
  name: 'PaymentUnsupported',
  description: 'The payment company here cannot be paid in the way this session is offered.',
  interfaces,
  fields: (t) => ({
    needs: t.expose('needs', {
      type: PaymentCapability,
      description: 'What it would have to be able to do.',
    }),
  }),
})
builder.objectType(HandTaskNotFound, {
  name: 'HandTaskNotFound',
  description: 'There is no such task, or it was noted already.',
  interfaces,
})
