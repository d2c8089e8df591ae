import { startCalcomSandbox } from '#graphql/sandbox/calcom/server.ts'
import { startCalendlySandbox } from '#graphql/sandbox/calendly/server.ts'
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
  const calendly = env.calendly.client ? null : await startCalendly(foundation, onError)
  const mail = env.mail.smtpUrl
    ? null
    : await startMailSandbox({ port: env.sandboxPorts.smtp, pool, now: clock.now, onError })
  return {
    stripe,
    calcom,
    calendly,
    mail,
    /** Those that do things by themselves, when their time has come. */
    companies: [stripe, calcom, calendly].filter((company) => company !== null),
    /** The addresses by which the adapters reach them; what was given stays. */
    outside: (given: Outside): Outside => ({
      stripe: stripe
        ? {
            secretKey: 'sk_test_sandbox',
            webhookSecrets: [secret],
            apiBase: given.stripe.apiBase ?? stripe.url,
          }
        : given.stripe,
      calcom: calcom ? calcomOf(foundation, calcom.url) : given.calcom,
      calendly: calendly ? calendlyOf(foundation, calendly.url) : given.calendly,
      smtpUrl: mail?.url ?? given.smtpUrl,
    }),
    async stop() {
      await stripe?.close()
      await calcom?.close()
      await calendly?.close()
      await mail?.close()
    },
  }
}

function calcomKeys({ env }: Foundation) {
  const key = (purpose: string) => keyFor(`sandbox-calcom-${purpose}`, env.appSecret).toString('hex')
  return { clientId: 'sandbox', clientSecret: key('client'), webhookSecrets: [key('webhook')] }
}

function startCalcom(foundation: Foundation, onError: (error: unknown) => void) {
  const { env, pool, clock } = foundation
  const { clientId, clientSecret } = calcomKeys(foundation)
  const { now, machineNow } = clock
  const port = env.sandboxPorts.calcom
  const keys = { clientId, clientSecret }
  return startCalcomSandbox({ ...keys, port, pool, now, machineNow, background: false, onError })
}

function calcomOf(foundation: Foundation, url: string): NonNullable<Outside['calcom']> {
  return { ...calcomKeys(foundation), apiBase: foundation.env.calcom.apiBase ?? url }
}

function calendlyKeys({ env }: Foundation) {
  const key = (purpose: string) => keyFor(`sandbox-calendly-${purpose}`, env.appSecret).toString('hex')
  return { client: { id: 'sandbox', secret: key('client') }, signingKeys: [key('webhook')] }
}

function startCalendly(foundation: Foundation, onError: (error: unknown) => void) {
  const { env, pool, clock } = foundation
  const { client } = calendlyKeys(foundation)
  const { now, machineNow } = clock
  const port = env.sandboxPorts.calendly
  return startCalendlySandbox({ port, pool, now, machineNow, client, background: false, onError })
}

function calendlyOf(foundation: Foundation, url: string): NonNullable<Outside['calendly']> {
  const { apiBase = url, authBase = url } = foundation.env.calendly
  return { ...calendlyKeys(foundation), apiBase, authBase }
}
