import { builder } from '../builder.ts'

builder.queryField('now', (t) =>
  t.field({
    type: 'DateTime',
    authScopes: { reading: true },
    description: 'The time that the rules go by: countdowns run from it, calendars begin at it.',
    resolve: (_root, _args, { deps }) => deps.now(),
  }),
)
