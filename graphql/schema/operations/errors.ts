import { ReasonMissing } from '#graphql/domain/booking/errors.ts'
import { builder } from '../builder.ts'
import { UserFacingError } from '../errors.ts'

builder.objectType(ReasonMissing, {
  name: 'ReasonMissing',
  description: 'What an admin does needs a reason, which is kept.',
  interfaces: [UserFacingError],
})
