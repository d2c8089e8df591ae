import type { Deps } from '#graphql/usecases/deps.ts'
import type { Gate } from './gate.ts'
import type { Sources } from './sources.ts'

/** The payment company's door. */
export function stripeGate(deps: Deps, sources: Sources): Gate {
  const { payments, webhookSecrets, machineNow } = deps
  return {
    provider: payments.name,
    sources,
    read: ({ body, header }) =>
      payments.readWebhook(body, header('stripe-signature'), webhookSecrets, machineNow()),
  }
}
