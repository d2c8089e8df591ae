import { ApiKeyNotFound } from '#graphql/domain/partner/errors.ts'
import { builder } from '../builder.ts'
import { UserFacingError } from '../errors.ts'

builder.objectType(ApiKeyNotFound, {
  name: 'ApiKeyNotFound',
  description: 'There is no such key.',
  interfaces: [UserFacingError],
})
