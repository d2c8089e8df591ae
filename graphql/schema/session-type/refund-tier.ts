import type { RefundTier } from '#graphql/domain/booking/refund.ts'
import { builder } from '../builder.ts'

export const RefundTierType = builder.objectRef<RefundTier>('RefundTier').implement({
  description: 'One row of a refund policy: the first row whose notice is met counts.',
  fields: (t) => ({
    hoursBefore: t.exposeInt('hoursBefore', { description: 'So many hours before the start, or more.' }),
    percent: t.exposeInt('percent', { description: 'So much of what was paid goes back.' }),
  }),
})
