/** One life of the house in `simulate --real`: loaded, it waits for the word; then it works until it is killed. */
import { createServer, type IncomingMessage } from 'node:http'
import { DomainError } from '#graphql/domain/errors.ts'
import { sweep } from '#graphql/jobs/sweep.ts'
import { cancelBooking } from '#graphql/usecases/booking/cancel.ts'
import { checkoutBooking } from '#graphql/usecases/booking/checkout.ts'
import { rescheduleBooking } from '#graphql/usecases/booking/reschedule.ts'
import { retryCheckout } from '#graphql/usecases/booking/retry.ts'
import { completeCheckout } from '#graphql/usecases/payment/complete-checkout.ts'
import { reconcile } from '#graphql/usecases/payment/reconcile.ts'
import { nobody, type Viewer } from '#graphql/usecases/viewer.ts'
import { stripeWebhook } from '#graphql/webhooks/stripe.ts'
import { readEnv } from '../../../server/env.ts'
import { layFoundation } from '../../../server/foundation.ts'
import { type House, openHouse } from '../../../server/house.ts'
import { createLog } from '../../../server/log.ts'
import { createStopper } from '../../../server/stop.ts'

export type Word = {
  env: Record<string, string>
  port: number
  stripeUrl: string
  smtpUrl: string
  secret: string
}
export type Wish = { bookingId: string; sessionTypeId: string; startsAt: string; key: string; n: number }

process.once('message', (word: Word) => void live(word))
process.send?.('loaded')

async function live({ env, port, stripeUrl, smtpUrl, secret }: Word): Promise<void> {
  const settings = readEnv(env)
  const log = createLog(settings.logLevel)
  const foundation = await layFoundation(settings, log, createStopper(log))
  const stripe = { secretKey: 'sk_test_real', webhookSecrets: [secret], apiBase: stripeUrl }
  const house = await openHouse(foundation, { stripe, smtpUrl })
  const server = createServer(async (request, response) => {
    const status = await answer(house, request).catch((error: unknown) => {
      if (error instanceof DomainError) return 409
      log.warn({ err: error }, 'not done')
      return 500
    })
    response.writeHead(status).end()
  })
  server.listen(port, '127.0.0.1', () => process.send?.('open'))
}

async function answer(house: House, request: IncomingMessage): Promise<number> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part)
  const body = Buffer.concat(parts)
  if (request.url === '/webhooks/stripe') {
    const signature = request.headers['stripe-signature']?.toString() ?? null
    return (await stripeWebhook(house.deps, body, signature)).status
  }
  await wishes[request.url ?? '']?.(house, JSON.parse(body.toString()) as Wish)
  return 200
}

const guest = (bookingId: string): Viewer => ({ kind: 'guest', bookingIds: [bookingId] })

/** What people ask for; a refusal is an answer like any other. */
const wishes: Record<string, (house: House, wish: Wish) => Promise<unknown>> = {
  '/book': ({ deps }, { sessionTypeId, startsAt, key, n }) =>
    checkoutBooking(deps, nobody, {
      sessionTypeId,
      startsAt: new Date(startsAt),
      timeZone: 'Europe/Lisbon',
      mentee: { name: 'Maya Osei', email: `maya-${n}@sundial.test` },
      idempotencyKey: key,
    }),
  '/cancel': ({ deps }, { bookingId }) => cancelBooking(deps, guest(bookingId), { bookingId }),
  '/return': ({ deps }, { bookingId }) => completeCheckout(deps, guest(bookingId), bookingId),
  '/retry': ({ deps }, { bookingId, key }) =>
    retryCheckout(deps, guest(bookingId), { bookingId, idempotencyKey: key }),
  '/move': ({ deps }, { bookingId, startsAt, key }) =>
    rescheduleBooking(deps, guest(bookingId), {
      bookingId,
      startsAt: new Date(startsAt),
      idempotencyKey: key,
    }),
  '/sweep': ({ deps, foundation }) => sweep(deps, foundation.directPool),
  '/reconcile': ({ deps }) => reconcile(deps),
}
