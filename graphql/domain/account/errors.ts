import { DomainError } from '../errors.ts'

/** One answer for a wrong address and a wrong password: neither tells whether somebody has an account. */
export class SignInRefused extends DomainError {
  readonly code = 'SIGN_IN_REFUSED'
  override message = 'The address or the password is not right.'
}

export class TooManyAttempts extends DomainError {
  readonly code = 'TOO_MANY_ATTEMPTS'
  readonly retryAfterSeconds: number
  constructor(retryAfterSeconds: number) {
    const minutes = Math.ceil(retryAfterSeconds / 60)
    super(`Too many attempts. Try again in ${minutes === 1 ? 'a minute' : `${minutes} minutes`}.`)
    this.retryAfterSeconds = retryAfterSeconds
  }
}
