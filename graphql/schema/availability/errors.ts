import { TimeOffNotFound, TravelNotFound } from '#graphql/domain/availability/errors.ts'
import { builder } from '../builder.ts'
import { UserFacingError } from '../errors.ts'

const interfaces = [UserFacingError]

builder.objectType(TimeOffNotFound, {
  name: 'TimeOffNotFound',
  description: 'The viewer has no such time off.',
  interfaces,
})
builder.objectType(TravelNotFound, {
  name: 'TravelNotFound',
  description: 'The viewer has no such trip.',
  interfaces,
})
