import { MentorNotFound, MentorProfileMissing } from '#graphql/domain/mentor/errors.ts'
import { MentorTransitionRefused } from '#graphql/domain/mentor/state.ts'
import { builder } from '../builder.ts'
import { UserFacingError } from '../errors.ts'
import { MentorState } from './mentor.ts'

const interfaces = [UserFacingError]

builder.objectType(MentorNotFound, {
  name: 'MentorNotFound',
  description: 'There is no such mentor.',
  interfaces,
})
builder.objectType(MentorProfileMissing, {
  name: 'MentorProfileMissing',
  description: 'The viewer has no profile as a mentor.',
  interfaces,
})
builder.objectType(MentorTransitionRefused, {
  name: 'MentorTransitionRefused',
  description: 'The profile’s state does not allow it.',
  interfaces,
  fields: (t) => ({ from: t.expose('from', { type: MentorState, description: 'The state it is in.' }) }),
})
