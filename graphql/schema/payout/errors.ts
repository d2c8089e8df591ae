import { OnboardingRefused, OnboardingUnavailable } from '#graphql/domain/payout/errors.ts'
import { builder } from '../builder.ts'
import { UserFacingError } from '../errors.ts'

const interfaces = [UserFacingError]

builder.objectType(OnboardingUnavailable, {
  name: 'OnboardingUnavailable',
  description: 'The payment company could not be reached; trying again is safe.',
  interfaces,
})
builder.objectType(OnboardingRefused, {
  name: 'OnboardingRefused',
  description: 'The payment company opens no account for this mentor.',
  interfaces,
})
