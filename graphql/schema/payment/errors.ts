import { PaymentsUnavailable, PaymentUnsupported } from '#graphql/domain/payment/company.ts'
import { HandTaskNotFound } from '#graphql/domain/payment/hand.ts'
import { builder } from '../builder.ts'
import { UserFacingError } from '../errors.ts'
import { PaymentCapability } from './capabilities.ts'

const interfaces = [UserFacingError]

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
