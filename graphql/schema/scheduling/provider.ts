import { builder } from '../builder.ts'

export const SchedulingProvider = builder.enumType('SchedulingProvider', {
  description: 'Who keeps a calendar of bookings. Values may be added.',
  values: {
    NATIVE: { description: 'This platform itself.' },
    CALCOM: { description: 'Cal.com.' },
    CALENDLY: { description: 'Calendly.' },
  } as const,
})

export const SchedulingAccountState = builder.enumType('SchedulingAccountState', {
  description: 'Whether a mentor’s account at a company that keeps calendars works.',
  values: {
    WANTED: { description: 'Asked for, and not there yet.' },
    CONNECTED: { description: 'It works.' },
    REVOKED: { description: 'The company takes our token no more: the mentor must connect anew.' },
    ENDED: { description: 'The mentor gave it up.' },
  } as const,
})

builder.queryField('schedulingProviders', (t) =>
  t.field({
    type: [SchedulingProvider],
    authScopes: { reading: true },
    description: 'Whose calendars mentors can use here, our own first.',
    resolve: (_root, _args, { deps }) => [
      'NATIVE' as const,
      ...Object.values(deps.scheduling)
        .map(({ name }) => name)
        .filter((name) => name !== 'NATIVE'),
    ],
  }),
)
