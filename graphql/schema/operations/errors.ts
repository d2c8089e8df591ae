import { ReasonMissing } from '#graphql/domain/booking/errors.ts'
import {
  CaseNotFound,
  ProviderUnreachable,
  StuckActionRefused,
  StuckBookingNotFound,
} from '#graphql/domain/operations/errors.ts'
import { builder } from '../builder.ts'
import { UserFacingError } from '../errors.ts'
import { StuckAction } from './stuck.ts'

const interfaces = [UserFacingError]

builder.objectType(ReasonMissing, {
  name: 'ReasonMissing',
  description: 'What an admin does needs a reason, which is kept.',
  interfaces,
})
builder.objectType(StuckBookingNotFound, {
  name: 'StuckBookingNotFound',
  description: 'It is not stuck any more, or never was.',
  interfaces,
})
builder.objectType(StuckActionRefused, {
  name: 'StuckActionRefused',
  description: 'This does not help with what is stuck.',
  interfaces,
  fields: (t) => ({
    actions: t.field({
      type: [StuckAction],
      description: 'What does.',
      resolve: ({ actions }) => [...actions],
    }),
  }),
})
builder.objectType(CaseNotFound, {
  name: 'CaseNotFound',
  description: 'The case is closed already, or never was.',
  interfaces,
})
builder.objectType(ProviderUnreachable, {
  name: 'ProviderUnreachable',
  description: 'The payment company could not be asked, and nothing was done.',
  interfaces,
})
