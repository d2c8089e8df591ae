import type { AddressInfo } from 'node:net'
import { pino } from 'pino'
import { onTestFinished } from 'vitest'
import { createApp } from '#graphql/server/app.ts'
import type { House } from '#graphql/server/house.ts'
import { inboundPart } from '#graphql/server/inbound-part.ts'
import type { Deps } from '#graphql/usecases/deps.ts'
import type { Scene } from './live.ts'

export type DoorWish = {
  sources?: string[] | null
  trustedProxies?: number
  cronSecret?: string
  deps?: Partial<Deps>
}

/** Our doors over HTTP, as they are configured; answers where they are. */
export async function doors(
  scene: Scene,
  { sources = null, trustedProxies = 0, deps, cronSecret }: DoorWish = {},
) {
  const company = { webhookSources: sources }
  const env = { trustedProxies, stripe: company, calcom: company, calendly: company, cronSecret }
  const part = inboundPart({ deps: { ...scene.deps, ...deps }, foundation: { env } } as unknown as House)
  const app = createApp({
    headers: { appUrl: 'https://sundial.test', formTargets: [], embedsCheckout: false, dev: false },
    routes: part.routes ?? [],
    upgrades: [],
    log: pino({ level: 'silent' }),
  })
  await app.listen(0, '127.0.0.1')
  onTestFinished(() => app.close(0))
  return `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
}
