import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { processPayouts } from '#graphql/usecases/payout/process-payouts.ts'
import { type Gate, passGate } from '#graphql/webhooks/gate.ts'
import { schedulingGate } from '#graphql/webhooks/scheduling.ts'
import { sourcesOf } from '#graphql/webhooks/sources.ts'
import { stripeGate } from '#graphql/webhooks/stripe.ts'
import type { House } from './house.ts'
import { originOf } from './http/adapter.ts'
import { rawBody } from './http/body.ts'
import type { Part } from './part.ts'
import { limiter } from './rate-limit.ts'

const largestWebhook = 512 * 1024
/** Of one company from one address: a busy day's, and far below what hurts. What is refused is delivered again. */
const deliveriesPerMinute = 1_200

/**
 * Who may call us without being asked: the webhooks of the payment company and of those that keep calendars, and whoever
 * holds the cron secret.
 */
export function inboundPart({ deps, foundation: { env } }: House): Part {
  const knock = limiter(deliveriesPerMinute)
  const stripe = stripeGate(deps, sourcesOf(env.stripe.webhookSources))
  const { CALCOM, CALENDLY } = deps.scheduling
  const calcom = CALCOM && schedulingGate(deps, CALCOM, sourcesOf(env.calcom.webhookSources))
  const calendly = CALENDLY && schedulingGate(deps, CALENDLY, sourcesOf(env.calendly.webhookSources))
  return {
    name: 'inbound',
    routes: [
      { path: '/webhooks/stripe', handle: (req, res) => webhook(stripe, req, res) },
      { path: '/webhooks/calcom', handle: (req, res) => webhook(calcom, req, res) },
      { path: '/webhooks/calendly', handle: (req, res) => webhook(calendly, req, res) },
      { path: '/cron/process-payouts', handle: (req, res) => cron(req, res) },
    ],
  }

  async function webhook(gate: Gate | undefined, req: IncomingMessage, res: ServerResponse): Promise<void> {
    if (!gate) return answer(res, 404, { error: 'Nobody is expected here.' })
    if (req.method !== 'POST') return answer(res, 405, { error: 'Only POST.' })
    const { address } = originOf(req, env.trustedProxies)
    const waitSeconds = await knock(`${gate.provider} ${address}`)
    if (waitSeconds > 0) {
      res.setHeader('retry-after', waitSeconds)
      return answer(res, 429, { error: 'Too many deliveries from this address.' })
    }
    const body = await rawBody(req, largestWebhook)
    const header = (name: string) => req.headers[name]?.toString() ?? null
    const { status, body: message } = await passGate(deps, gate, { body, header, address })
    answer(res, status, { message })
  }

  async function cron(req: IncomingMessage, res: ServerResponse): Promise<void> {
    if (!authorised(req.headers.authorization, env.cronSecret)) {
      return answer(res, 401, { error: 'Not authorised.' })
    }
    if (req.method !== 'POST') return answer(res, 405, { error: 'Only POST.' })
    answer(res, 200, await processPayouts(deps))
  }
}

/** In constant time over equal lengths; without a secret nobody is. */
function authorised(header: string | undefined, secret: string | undefined): boolean {
  if (!secret) return false
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(header ?? ''), digest(`Bearer ${secret}`))
}

function answer(res: ServerResponse, status: number, body: object): void {
  res.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
  res.end(JSON.stringify(body))
}
