import { DomainError } from './errors.ts'

export class IdempotencyKeyReused extends DomainError {
  readonly code = 'IDEMPOTENCY_KEY_REUSED'
  override message = 'This idempotency key was used for something else. Use a new one for a new request.'
}
