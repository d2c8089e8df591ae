/**
 * `npm run sandbox`: the outside services in miniature, alone, for whoever builds against them. They keep what they are
 * told in an embedded database of their own; webhooks go to PORT. Ctrl-C ends it.
 */
import path from 'node:path'
import { environment, readEnv } from '../env.ts'
import { layFoundation } from '../foundation.ts'
import { createLog } from '../log.ts'
import { startSandboxes } from '../sandbox/sandboxes.ts'
import { createStopper, stopOnSignals } from '../stop.ts'

const env = readEnv(environment())
const log = createLog('warn')
const stopper = createStopper(log)
stopOnSignals(stopper)

try {
  const dataDir = path.join(env.dataDir, 'sandbox')
  const foundation = await layFoundation({ ...env, dataDir }, log, stopper)
  const sandboxes = await startSandboxes(foundation)
  stopper.add('sandboxes', sandboxes.stop)
  const { stripe, calcom, calendly, mail } = sandboxes
  for (const company of sandboxes.companies) company.startDelivering()
  const outside = sandboxes.outside({
    stripe: { secretKey: '', webhookSecrets: [], apiBase: undefined },
    calcom: null,
    calendly: null,
    smtpUrl: '',
  })
  const { stripe: keys, calcom: ofCalcom, calendly: ofCalendly } = outside
  const lines = [
    ...(stripe ? [`Stripe           ${stripe.url}, with the secret key ${keys.secretKey}`] : []),
    ...(stripe ? [`  its webhooks   go to http://127.0.0.1:${env.port}/webhooks/stripe`] : []),
    ...(stripe ? [`  signed with    ${keys.webhookSecrets[0]}`] : []),
    ...(calcom ? [`Cal.com          ${calcom.url}, for the client ${ofCalcom?.clientId}`] : []),
    ...(calcom ? [`  whose secret   is ${ofCalcom?.clientSecret}`] : []),
    ...(calendly ? [`Calendly         ${calendly.url}, for the client ${ofCalendly?.client.id}`] : []),
    ...(calendly ? [`  whose secret   is ${ofCalendly?.client.secret}`] : []),
    ...(mail ? [`Mail             ${mail.url}`] : []),
  ]
  console.log(lines.length > 0 ? lines.join('\n') : 'Every service has keys: there is nothing to play.')
  if (lines.length === 0) await stopper.run()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  await stopper.run()
  process.exit(1)
}
