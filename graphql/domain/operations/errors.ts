import { DomainError } from '../errors.ts'
import type { StuckAction } from './stuck.ts'

export class StuckBookingNotFound extends DomainError {
  readonly code = 'STUCK_BOOKING_NOT_FOUND'
  override message = 'This is not stuck any more, or never was: look at the list again.'
}

export class StuckActionRefused extends DomainError {
  readonly code = 'STUCK_ACTION_REFUSED'
  readonly actions: readonly StuckAction[]
  constructor(actions: readonly StuckAction[]) {
    super('This does not help here. The list says what does.')
    this.actions = actions
  }
}

export class CaseNotFound extends DomainError {
  readonly code = 'CASE_NOT_FOUND'
  override message = 'This case is closed already, or never was: look at the list again.'
}

export class ProviderUnreachable extends DomainError {
  readonly code = 'PROVIDER_UNREACHABLE'
  override message = 'The payment company could not be asked. Nothing was done: try again in a minute.'
}
