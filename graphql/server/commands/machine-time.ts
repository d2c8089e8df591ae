/**
 * Where the machine's clock may be read, and why. Everywhere else time is business time: `now()` from deps in code,
 * `app_now()` in SQL. A place that ends with a slash is a folder.
 */
export const machineTime: { place: string; reason: string }[] = [
  { place: 'graphql/server/clock.ts', reason: 'is the clock' },
  { place: 'graphql/server/sign-in.ts', reason: 'sign-ins and cookies live by real time' },
  { place: 'graphql/server/database/migrate.ts', reason: 'Prisma keeps its bookkeeping in real time' },
  { place: 'graphql/jobs/relay.ts', reason: 'the queue waits in real time' },
  { place: 'graphql/jobs/lost-jobs.ts', reason: 'leases of jobs end in real time' },
  { place: 'graphql/testing/live-staff.ts', reason: 'the queue waits in real time' },
  { place: 'graphql/testing/simulate/real/settle.ts', reason: 'the queue waits in real time' },
  { place: 'graphql/server/sandbox/clock.ts', reason: 'the queue waits in real time' },
  { place: 'graphql/sandbox/frame/delivery.ts', reason: 'webhooks are signed in real time' },
  { place: 'e2e/', reason: 'a browser lives in real time, and its guests need names of their own' },
  { place: 'graphql/server/commands/machine-time.ts', reason: 'names the forbidden words' },
  { place: 'graphql/server/commands/sizes.ts', reason: 'names the forbidden words' },
]
