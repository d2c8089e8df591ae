import { SignInRefused, TooManyAttempts } from '#graphql/domain/account/errors.ts'
import { builder } from '../builder.ts'
import { UserFacingError } from '../errors.ts'

const interfaces = [UserFacingError]

builder.objectType(SignInRefused, {
  name: 'SignInRefused',
  description: 'Address and password do not belong together; which of them is wrong is not told.',
  interfaces,
})
builder.objectType(TooManyAttempts, {
  name: 'TooManyAttempts',
  description: 'Too many tries in a short time.',
  interfaces,
  fields: (t) => ({
    retryAfterSeconds: t.exposeInt('retryAfterSeconds', { description: 'How long to wait.' }),
  }),
})
