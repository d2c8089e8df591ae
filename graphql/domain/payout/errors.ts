import { DomainError } from '../errors.ts'

export class OnboardingUnavailable extends DomainError {
  readonly code = 'ONBOARDING_UNAVAILABLE'
  override message = 'The payment company could not be reached. Nothing is lost: try again in a minute.'
}

export class OnboardingRefused extends DomainError {
  readonly code = 'ONBOARDING_REFUSED'
  constructor(reason: string) {
    super(`The payment company refused to open an account: ${reason}`)
  }
}
