import { DomainError } from '../errors.ts'

export class MentorNotFound extends DomainError {
  readonly code = 'MENTOR_NOT_FOUND'
  override message = 'This mentor does not exist.'
}

export class MentorProfileMissing extends DomainError {
  readonly code = 'MENTOR_PROFILE_MISSING'
  override message = 'You have no profile as a mentor yet: apply first.'
}
