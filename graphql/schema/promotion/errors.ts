import { PromotionRefused } from '#graphql/domain/booking/errors.ts'
import { PromotionNotFound } from '#graphql/domain/promotion/errors.ts'
import { builder } from '../builder.ts'
import { UserFacingError } from '../errors.ts'

const interfaces = [UserFacingError]

builder.objectType(PromotionNotFound, {
  name: 'PromotionNotFound',
  description: 'There is no such code for this viewer.',
  interfaces,
})
builder.objectType(PromotionRefused, {
  name: 'PromotionRefused',
  description: 'The booking’s promotion code does not hold any more.',
  interfaces,
})
