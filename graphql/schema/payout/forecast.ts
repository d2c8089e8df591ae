import { money } from '#graphql/domain/money/money.ts'
import type { WeekAhead } from '#graphql/domain/payout/forecast.ts'
import { releasesAhead } from '#graphql/usecases/payout/forecast.ts'
import { builder } from '../builder.ts'
import { MoneyType } from '../scalars/money.ts'

const WeekAheadType = builder.objectRef<WeekAhead>('WeekAhead').implement({
  description: 'What will be released to a mentor in one week, in one currency.',
  fields: (t) => ({
    firstDay: t.field({
      type: 'Date',
      description: 'The first day of the week, on the mentor’s own calendar.',
      resolve: ({ firstDay }) => firstDay,
    }),
    sessions: t.exposeInt('sessions', { description: 'Whose shares they are.' }),
    ahead: t.exposeInt('ahead', { description: 'How many of these are still to take place.' }),
    amount: t.field({
      type: MoneyType,
      description: 'Their shares together, as they stand now.',
      resolve: ({ minor, currency }) => money(minor, currency),
    }),
  }),
})

builder.queryField('releasesAhead', (t) =>
  t.withAuth({ signedIn: true }).field({
    type: [WeekAheadType],
    complexity: { field: 5, multiplier: 10 },
    description:
      'What will be released to the viewer as a mentor in the coming half year, earliest first. What is blocked is left out.',
    resolve: (_root, _args, { deps, viewer }) => releasesAhead(deps, viewer),
  }),
)
