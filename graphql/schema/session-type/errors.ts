import { PayoutAccountMissing } from '#graphql/domain/session-type/errors.ts'
import { builder } from '../builder.ts'
import { UserFacingError } from '../errors.ts'

builder.objectType(PayoutAccountMissing, {
  name: 'PayoutAccountMissing',
  description: 'A paid session type is published only once the mentor can be paid.',
  interfaces: [UserFacingError],
})
