import { startMailSandbox } from '#graphql/sandbox/mail/server.ts'
import { startStripeSandbox } from '#graphql/sandbox/stripe/server.ts'
import type { Outside } from '../deps.ts'
import type { Foundation } from '../foundation.ts'
import { keyFor } from '../secrets.ts'

/** Stand-ins for the services that no key was given for. */
export type Sandboxes = Awaited<ReturnType<typeof startSandboxes>>

/** Starts them on their own loopback ports, as the strangers that they play. */
export async function startSandboxes({ env, pool, clock, log }: Foundation) {
  const secret = `whsec_${keyFor('sandbox-stripe-webhook', env.appSecret).toString('hex')}`
  const onError = (error: unknown) => log.warn({ err: error }, 'sandbox failed')
  const stripe =
    env.stripe.secretKey || env.invoice
      ? null
      : await startStripeSandbox({
          port: env.sandboxPorts.stripe,
          pool,
          now: clock.now,
          deliverTo: `http://127.0.0.1:${env.port}/webhooks/stripe`,
          webhookSecret: secret,
          background: false,
          onError,
        })
  const mail = env.mail.smtpUrl
    ? null
    : await startMailSandbox({ port: env.sandboxPorts.smtp, pool, now: clock.now, onError })
  return {
    stripe,
    mail,
    /** The addresses by which the adapters reach them; what was given stays. */
    outside: (given: Outside): Outside => ({
      stripe: stripe
        ? {
            secretKey: 'sk_test_sandbox',
            webhookSecrets: [secret],
            apiBase: given.stripe.apiBase ?? stripe.url,
          }
        : given.stripe,
      smtpUrl: mail?.url ?? given.smtpUrl,
    }),
    async stop() {
      await stripe?.close()
      await mail?.close()
    },
  }
}
