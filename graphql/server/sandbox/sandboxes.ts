import { startCalcomSandbox } from '#graphql/sandbox/calcom/server.ts'
import { startMailSandbox } from '#graphql/sandbox/mail/server.ts'
import { startStripeSandbox } from '#graphql/sandbox/stripe/server.ts'
import type { Outside } from '../deps.ts'
import type { Foundation } from '../foundation.ts'
import { keyFor } from '../secrets.ts'

/** Stand-ins for the services that no key was given for. */
export type Sandboxes = Awaited<ReturnType<typeof startSandboxes>>

/** Starts them on their own loopback ports, as the strangers that they play. */
export async function startSandboxes(foundation: Foundation) {
  const { env, pool, clock, log } = foundation
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
  const calcom = env.calcom.keys ? null : await startCalcom(foundation, onError)
  const mail = env.mail.smtpUrl
    ? null
    : await startMailSandbox({ port: env.sandboxPorts.smtp, pool, now: clock.now, onError })
  return {
    stripe,
    calcom: calcom?.sandbox ?? null,
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
      calcom: calcom ? { ...calcom.keys, apiBase: env.calcom.apiBase ?? calcom.sandbox.url } : given.calcom,
      smtpUrl: mail?.url ?? given.smtpUrl,
    }),
    async stop() {
      await stripe?.close()
      await calcom?.sandbox.close()
      await mail?.close()
    },
  }
}

/** Cal.com's stand-in, and the keys that open it. */
async function startCalcom({ env, pool, clock }: Foundation, onError: (error: unknown) => void) {
  const secretOf = (name: string) => keyFor(name, env.appSecret).toString('hex')
  const client = { clientId: 'cal_sandbox', clientSecret: secretOf('sandbox-calcom-client') }
  const sandbox = await startCalcomSandbox({
    ...client,
    port: env.sandboxPorts.calcom,
    pool,
    now: clock.now,
    machineNow: clock.machineNow,
    background: false,
    onError,
  })
  return { sandbox, keys: { ...client, webhookSecrets: [secretOf('sandbox-calcom-webhook')] } }
}
