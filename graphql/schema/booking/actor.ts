import { builder } from '../builder.ts'

export const Actor = builder.enumType('Actor', {
  description: 'In which role somebody acted.',
  values: ['MENTEE', 'MENTOR', 'ADMIN', 'PARTNER', 'PROVIDER', 'SYSTEM'] as const,
})
