import { DomainError } from '../errors.ts'

export class SessionTypeNotFound extends DomainError {
  readonly code = 'SESSION_TYPE_NOT_FOUND'
  override message = 'This session type does not exist, or is not offered at the moment.'
}
