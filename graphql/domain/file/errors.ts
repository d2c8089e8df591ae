import { DomainError } from '../errors.ts'

export class TooManyFiles extends DomainError {
  readonly code = 'TOO_MANY_FILES'
  override message = 'Too many files were uploaded within a day. Try again tomorrow.'
}
