import type { Outside } from './deps.ts'
import type { Foundation } from './foundation.ts'
import type { Sandboxes } from './sandbox/sandboxes.ts'
import type { Stopper } from './stop.ts'

/**
 * Where the outside services are. In sandbox mode a service without keys is played by its sandbox, which is started here;
 * in production nothing of them is even loaded.
 */
export async function openOutside(
  foundation: Foundation,
  stopper: Stopper,
): Promise<{ outside: Outside; sandboxes: Sandboxes | null }> {
  const { env } = foundation
  const { secretKey = '', webhookSecrets, apiBase } = env.stripe
  const { keys, ...ofCalcom } = env.calcom
  const { client, ...ofCalendly } = env.calendly
  const given: Outside = {
    stripe: { secretKey, webhookSecrets, apiBase },
    calcom: keys && { ...keys, ...(ofCalcom.apiBase ? { apiBase: ofCalcom.apiBase } : {}) },
    calendly: client && { client, ...ofCalendly },
    smtpUrl: env.mail.smtpUrl ?? '',
  }
  if (env.production) return { outside: given, sandboxes: null }
  const { startSandboxes } = await import('./sandbox/sandboxes.ts')
  const sandboxes = await startSandboxes(foundation)
  stopper.add('sandboxes', sandboxes.stop)
  return { outside: sandboxes.outside(given), sandboxes }
}
