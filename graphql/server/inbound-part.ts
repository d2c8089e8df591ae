import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { processPayouts } from '#graphql/usecases/payout/process-payouts.ts'
import { stripeWebhook } from '#graphql/webhooks/stripe.ts'
import type { House } from './house.ts'
import { rawBody } from './http/body.ts'
import type { Part } from './part.ts'

const largestWebhook = 512 * 1024

/** Who may call us without being asked: the payment company's webhooks, and whoever holds the cron secret. */
export function inboundPart({ deps, foundation }: House): Part {
  return {
    name: 'inbound',
    routes: [
      { path: '/webhooks/stripe', handle: (req, res) => webhook(req, res) },
      { path: '/cron/process-payouts', handle: (req, res) => cron(req, res) },
    ],
  }

  async function webhook(req: IncomingMessage, res: ServerResponse): Promise<void> {
    if (req.method !== 'POST') return answer(res, 405, { error: 'Only POST.' })
    const body = await rawBody(req, largestWebhook)
    const header = req.headers['stripe-signature']
    const { status, body: message } = await stripeWebhook(
      deps,
      body,
      typeof header === 'string' ? header : null,
    )
    answer(res, status, { message })
  }

  async function cron(req: IncomingMessage, res: ServerResponse): Promise<void> {
    if (!authorised(req.headers.authorization, foundation.env.cronSecret)) {
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
