import type { AppLoadContext } from '@remix-run/node'
import { createApp } from './app.ts'
import { environment, readEnv } from './env.ts'
import { layFoundation } from './foundation.ts'
import { healthRoutes } from './health.ts'
import { createPages, type Visit } from './http/pages.ts'
import { captureConsole, createLog } from './log.ts'
import type { Part } from './part.ts'
import { makeParts } from './parts.ts'
import { createStopper, type Stopper, stopOnSignals } from './stop.ts'

const graceMs = 10_000

await start().catch(giveUp)

async function start(): Promise<void> {
  const env = readEnv(environment())
  const log = createLog(env.logLevel)
  const stopper = createStopper(log)
  stopOnSignals(stopper)
  await run(env, log, stopper).catch(async (error: unknown) => {
    await stopper.run()
    throw error
  })
}

async function run(env: ReturnType<typeof readEnv>, log: ReturnType<typeof createLog>, stopper: Stopper) {
  const dev = process.env.NODE_ENV !== 'production'
  if (!dev) captureConsole(log)
  const foundation = await layFoundation(env, log, stopper)
  const running = await makeParts(foundation, stopper)
  let stopping = false
  const app = createApp({
    routes: [
      ...running.flatMap(({ routes = [] }) => routes),
      ...healthRoutes(foundation, running, () => stopping),
    ],
    upgrades: running.flatMap(({ upgrades = [] }) => upgrades),
    headers: {
      appUrl: env.appUrl,
      formTargets: running.flatMap(({ formTargets = [] }) => formTargets),
      embedsCheckout: env.embeddedCheckout !== null,
      dev,
    },
    log,
  })
  const loadContext = async (visit: Visit) => {
    const contexts = await Promise.all(running.map((part) => part.loadContext?.(visit)))
    return Object.assign({ nonce: visit.nonce }, ...contexts) as AppLoadContext
  }
  app.serve(await createPages({ dev, trustedProxies: env.trustedProxies, loadContext, server: app.server }))
  // Again, because Remix's development compiler has just added listeners that end the process at once.
  stopOnSignals(stopper)
  stopper.add('http', async () => {
    stopping = true
    const closed = app.close(graceMs)
    for (const part of running) await part.hangUp?.()
    await closed
  })
  await app.listen(env.port, env.host)
  for (const part of running) await part.opened?.()
  welcome(env.appUrl, running)
}

function welcome(appUrl: string, running: Part[]): void {
  const lines = [`Sundial is at ${appUrl}`, ...running.flatMap(({ welcome: said = [] }) => said)]
  process.stdout.write(`${lines.join('\n')}\n`)
}

function giveUp(error: unknown): void {
  process.stderr.write(`Sundial cannot start. ${error instanceof Error ? error.message : error}\n`)
  process.exit(1)
}
