import { DomainError } from '../errors.ts'

export class PromotionNotFound extends DomainError {
  readonly code = 'PROMOTION_NOT_FOUND'
  override message = 'There is no such code.'
}
