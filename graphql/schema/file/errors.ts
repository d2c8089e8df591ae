import { TooManyFiles } from '#graphql/domain/file/errors.ts'
import { builder } from '../builder.ts'
import { UserFacingError } from '../errors.ts'

builder.objectType(TooManyFiles, {
  name: 'TooManyFiles',
  description: 'More was uploaded within a day than can be meant to be attached.',
  interfaces: [UserFacingError],
})
