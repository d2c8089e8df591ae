import { DomainError } from '../errors.ts'

export class SessionTypeNotFound extends DomainError {
  readonly code = 'SESSION_TYPE_NOT_FOUND'
  override message = 'This session type does not exist, or is not offered at the moment.'
}

export class PayoutAccountMissing extends DomainError {
  readonly code = 'PAYOUT_ACCOUNT_MISSING'
  override message =
    'A paid session type needs an account for your earnings. Connect one first, then publish it.'
}

export class HostInvitationNotFound extends DomainError {
  readonly code = 'HOST_INVITATION_NOT_FOUND'
  override message = 'You are not asked to give this session type, or not any more.'
}
