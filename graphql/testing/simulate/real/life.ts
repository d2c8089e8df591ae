/** One life of the house in `simulate --real`: loaded, it waits for the word; then it works until it is killed. */
import { createServer, type IncomingMessage } from 'node:http'
import { DomainError } from '#graphql/domain/errors.ts'
import { passGate } from '#graphql/webhooks/gate.ts'
import type { Outside } from '../../../server/deps.ts'
import { readEnv } from '../../../server/env.ts'
import { layFoundation } from '../../../server/foundation.ts'
import { type House, openHouse } from '../../../server/house.ts'
import { createLog } from '../../../server/log.ts'
import { createStopper } from '../../../server/stop.ts'
import { gateAt } from '../../live-door.ts'
import { everyWish } from './every-wish.ts'
import type { Wish } from './wish.ts'

export type Word = {
  env: Record<string, string>
  port: number
  stripeUrl: string
  smtpUrl: string
  secret: string
  calendars: Partial<Pick<Outside, 'calcom' | 'calendly'>>
}

process.once('message', (word: Word) => void live(word))
process.send?.('loaded')

async function live({ env, port, stripeUrl, smtpUrl, secret, calendars }: Word): Promise<void> {
  const settings = readEnv(env)
  const log = createLog(settings.logLevel)
  const foundation = await layFoundation(settings, log, createStopper(log))
  const stripe = { secretKey: 'sk_test_real', webhookSecrets: [secret], apiBase: stripeUrl }
  const house = await openHouse(foundation, { stripe, calcom: null, calendly: null, ...calendars, smtpUrl })
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
  const gate = gateAt(house.deps, request.url)
  if (gate) {
    const header = (name: string) => request.headers[name]?.toString() ?? null
    return (await passGate(house.deps, gate, { body, header, address: '127.0.0.1' })).status
  }
  await everyWish[request.url ?? '']?.(house, JSON.parse(body.toString()) as Wish)
  return 200
}
