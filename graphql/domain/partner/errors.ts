import { DomainError } from '../errors.ts'

export class ApiKeyNotFound extends DomainError {
  readonly code = 'API_KEY_NOT_FOUND'
  override message = 'This key does not exist.'
}
