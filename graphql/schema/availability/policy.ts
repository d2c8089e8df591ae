import type { Policy } from '#graphql/domain/availability/closures.ts'
import { platformPolicy } from '#graphql/usecases/availability/policy.ts'
import { savePolicy, savePolicyErrors } from '#graphql/usecases/availability/save-policy.ts'
import { builder } from '../builder.ts'
import { Weekday } from './schedule.ts'

const ClosedDate = builder.objectRef<{ date: string; name: string }>('ClosedDate').implement({
  description: 'A date on which nobody can be booked.',
  fields: (t) => ({
    date: t.field({ type: 'Date', description: 'Which date.', resolve: ({ date }) => date }),
    name: t.exposeString('name', { description: 'Why, as mentors read it.' }),
  }),
})

const PlatformPolicy = builder.objectRef<Policy>('PlatformPolicy').implement({
  description: 'What the platform closes for everybody; it beats every schedule. For admins.',
  fields: (t) => ({
    closedWeekdays: t.field({
      type: [Weekday],
      description: 'Weekdays on which nobody can be booked.',
      resolve: ({ closedWeekdays }) => [...(closedWeekdays ?? [])],
    }),
    closedDates: t.field({
      type: [ClosedDate],
      description: 'Dates on which nobody can be booked, in order.',
      resolve: ({ closedDates }) => [...(closedDates ?? [])],
    }),
  }),
})

const ClosedDateInput = builder.inputType('ClosedDateInput', {
  description: 'A date on which nobody can be booked.',
  fields: (t) => ({
    date: t.field({ type: 'Date', description: 'Which date.' }),
    name: t.string({ description: 'Why; at most 80 characters.' }),
  }),
})

builder.queryField('platformPolicy', (t) =>
  t.field({
    type: PlatformPolicy,
    authScopes: { admin: true },
    description: 'What the platform closes for everybody. For admins.',
    resolve: (_root, _args, { deps }) => platformPolicy(deps.db),
  }),
)

builder.mutationField('platformPolicySave', (t) =>
  t.withAuth({ admin: true }).fieldWithInput({
    type: PlatformPolicy,
    description: 'Replaces what the platform closes. What is booked stays booked. For admins.',
    typeOptions: { description: 'All that is to be closed.' },
    input: {
      closedWeekdays: t.input.field({ type: [Weekday], description: 'Never all seven.' }),
      closedDates: t.input.field({ type: [ClosedDateInput], description: 'New ones are today or later.' }),
    },
    errors: { types: [...savePolicyErrors] },
    resolve: (_root, { input }, { deps, viewer }) => savePolicy(deps, viewer, input),
  }),
)
