import { DisputeAnswerRefused, DisputeNotFound } from '#graphql/domain/dispute/answer.ts'
import { builder } from '../builder.ts'
import { UserFacingError } from '../errors.ts'

const interfaces = [UserFacingError]

builder.objectType(DisputeNotFound, {
  name: 'DisputeNotFound',
  description: 'There is no such dispute for this viewer.',
  interfaces,
})
builder.objectType(DisputeAnswerRefused, {
  name: 'DisputeAnswerRefused',
  description: 'The dispute cannot be answered so now.',
  interfaces,
  fields: (t) => ({
    because: t.exposeString('because', { description: 'Why: over, answered, tooLate, onlyAsked.' }),
  }),
})
