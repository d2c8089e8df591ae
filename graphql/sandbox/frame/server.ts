import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type pg from 'pg'
import { prettifyError } from 'zod'
import { deliverDue, type Post, resumeDeliveries } from './delivery.ts'
import { nextDue } from './due.ts'
import { type FaultPlan, type faultPlanOf, storeFaults } from './faults.ts'
import { createStore, emptyStore, type Store } from './store.ts'
import type { Sandboxed } from './world.ts'

export type SandboxOptions = {
  /** 0 takes any free port. */
  port: number
  /** 127.0.0.1 unless given. */
  host?: string
  pool: pg.Pool
  /** The business clock. */
  now: () => Date
  /** Under which browsers reach its pages; the sandbox's own address unless given. */
  publicUrl?: string
  seed?: string
  /** false: nothing is delivered or falls due by itself until `startDelivering` or `runDue`. */
  background?: boolean
  onError?: (error: unknown) => void
}

/** What every sandbox can be told. */
export type Sandbox = {
  url: string
  /** The earliest instant at which something happens by itself; may lie in the past. */
  nextDueAt(): Promise<Date | null>
  /** Does what `now()` has passed and delivers until quiet; returns how many things it did. */
  runDue(): Promise<number>
  startDelivering(): void
  /** Adds faults; `{ next: [] }` clears them. Throws a ZodError for anything else than a plan. */
  setFaults(plan: FaultPlan): Promise<void>
  /** What `POST /sandbox/<name>/faults` does with its JSON body. */
  control(body: unknown): Promise<{ status: 200 | 400; body: { error?: string } }>
  reset(): Promise<void>
  close(): Promise<void>
}

export type SandboxRules = {
  post: Post
  faultPlan: ReturnType<typeof faultPlanOf>
  serve: (request: IncomingMessage, response: ServerResponse) => Promise<void>
  /** Does what the business clock has passed; how many things. */
  settle: () => Promise<number>
  /** What is answered, in the company's envelope, when the sandbox itself fails. */
  crashed: object
}

const TICK = 250

/** What a sandbox's requests share, from how it was started. */
export function sandboxedOf({ pool, now, seed = 'sundial' }: SandboxOptions, store: Store): Sandboxed {
  return { store, pool, now, publicUrl: '', seed }
}

/** Opens a sandbox on a port of its own. `poke` sees to what was just lined up. */
export async function openSandbox(
  base: Sandboxed,
  options: SandboxOptions,
  { post, faultPlan, serve, settle, crashed }: SandboxRules,
): Promise<{ sandbox: Sandbox; poke: () => void }> {
  const { onError = () => {} } = options
  await createStore(base)
  await resumeDeliveries(base)
  const worker = createWorker(base, { post, settle, onError })
  const server = createServer((request, response) => {
    serve(request, response)
      .catch((error: unknown) => {
        onError(error)
        if (!response.headersSent) response.writeHead(500, { 'content-type': 'application/json' })
        response.end(JSON.stringify(crashed))
      })
      .finally(worker.poke)
  })
  const url = await listen(server, options.port, options.host ?? '127.0.0.1')
  base.publicUrl = (options.publicUrl ?? url).replace(/\/$/, '')
  if (options.background !== false) worker.start()
  const sandbox: Sandbox = {
    url,
    nextDueAt: () => nextDue(base),
    runDue: worker.run,
    startDelivering: worker.start,
    setFaults: async (plan) => storeFaults(base, faultPlan.parse(plan)),
    async control(body) {
      const plan = faultPlan.safeParse(body)
      if (!plan.success) return { status: 400, body: { error: prettifyError(plan.error) } }
      await storeFaults(base, plan.data)
      return { status: 200, body: {} }
    },
    reset: () => worker.alone(() => emptyStore(base)),
    close: () => close(server, worker),
  }
  return { sandbox, poke: worker.poke }
}

type Work = Pick<SandboxRules, 'post' | 'settle'> & { onError: (error: unknown) => void }

/** One thing at a time: deadlines and deliveries never run beside themselves. */
function createWorker(base: Sandboxed, { post, settle, onError }: Work) {
  let queue: Promise<unknown> = Promise.resolve()
  let timer: NodeJS.Timeout | undefined
  let waiting = false
  const alone = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = queue.then(work)
    queue = turn.catch(() => {})
    return turn
  }
  const once = async () => {
    const due = await nextDue(base)
    if (!due || due > base.now()) return 0
    return (await settle()) + (await deliverDue(base, base.now, post))
  }
  const run = () =>
    alone(async () => {
      let total = 0
      for (let done = await once(); done > 0; done = await once()) total += done
      return total
    })
  const poke = () => {
    if (!timer || waiting) return
    waiting = true
    alone(async () => {
      waiting = false
      await once()
    }).catch(onError)
  }
  const start = () => {
    timer ??= setInterval(poke, TICK).unref()
  }
  const stop = () => {
    clearInterval(timer)
    timer = undefined
    return queue
  }
  return { alone, run, poke, start, stop }
}

function listen(server: Server, port: number, host: string): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => resolve(`http://${host}:${(server.address() as AddressInfo).port}`))
  })
}

async function close(server: Server, worker: ReturnType<typeof createWorker>): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeIdleConnections()
  await worker.stop()
  server.closeAllConnections()
  await closed
}
