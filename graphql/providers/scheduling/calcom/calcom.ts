import type { Scheduling } from '../port.ts'
import { accountsOf } from './accounts.ts'
import { bookingsOf } from './bookings.ts'
import { clientOf, type CalcomOptions as Options } from './client.ts'
import { typesOf } from './event-types.ts'
import { subscriptionsOf } from './subscriptions.ts'
import { timesOf } from './times.ts'
import { readEvent, readWebhook } from './webhook.ts'

export type CalcomOptions = Options

/** Cal.com's platform behind the house's port. Calls are never repeated here: `fetch` and the jobs do that. */
export function calcomScheduling(options: CalcomOptions): Scheduling {
  const client = clientOf(options)
  const { webhookSecrets } = options
  return {
    name: 'CALCOM',
    can: { hold: true, saveTypes: true, authorize: false },
    authorizeUrl() {
      throw new Error('Cal.com asks nobody: we make the accounts')
    },
    ...accountsOf(client),
    ...typesOf(client),
    ...timesOf(client),
    ...bookingsOf(client),
    ...subscriptionsOf(client, webhookSecrets[0] ?? ''),
    readWebhook: (body, header) => readWebhook(body, header('x-cal-signature-256'), webhookSecrets),
    readEvent,
  }
}
