import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type pg from 'pg'
import { prettifyError } from 'zod'
import { type AccountWish, restrict, tax } from './account.ts'
import { type Call, type Frame, serveCall } from './api.ts'
import { deliverDue, resumeDeliveries } from './delivery.ts'
import { type ContestWish, contest } from './dispute-desk.ts'
import { nextDue, settleDue } from './due.ts'
import { type FaultPlan, faultPlan, storeFaults } from './faults.ts'
import { bill, checkBooks } from './ledger.ts'
import { hostedPage } from './pages/hosted.ts'
import { type Overview, overview } from './pages/overview.ts'
import { createStore, emptyStore, locked } from './store.ts'
import { need, type World, worldAt } from './world.ts'

export type StripeSandboxOptions = {
  /** 0 takes any free port. */
  port: number
  /** 127.0.0.1 unless given. */
  host?: string
  pool: pg.Pool
  /** The business clock: deadlines and `created`. */
  now: () => Date
  deliverTo: string
  webhookSecret: string
  /** Under which browsers reach the hosted pages; the sandbox's own address unless given. */
  publicUrl?: string
  seed?: string
  /** false: nothing is delivered or falls due by itself until `startDelivering` or `runDue`. */
  background?: boolean
  onCall?: (call: Call) => void
  onError?: (error: unknown) => void
}

export type StripeSandbox = {
  url: string
  /** The earliest instant at which something happens by itself; may lie in the past. */
  nextDueAt(): Promise<Date | null>
  /** Does what `now()` has passed and delivers until quiet; returns how many things it did. */
  runDue(): Promise<number>
  startDelivering(): void
  /** Adds faults; `{ next: [] }` clears them. Throws a ZodError for anything else than a plan. */
  setFaults(plan: FaultPlan): Promise<void>
  /** What `POST /sandbox/stripe/faults` does with its JSON body. */
  control(body: unknown): Promise<{ status: 200 | 400; body: { error?: string } }>
  /** Stripe asks a mentor for more: until the account is onboarded again, transfers to it are off. */
  restrictAccount(id: string): Promise<void>
  /** What Stripe does about an account's tax number; the account's id. */
  tax(wish: AccountWish): Promise<string>
  /** Stripe bills the platform for something that hangs on no payment; in the currency's smallest unit. */
  chargeFee(fee: { amount: number; currency: string; description: string }): Promise<void>
  /** A cardholder contests a charge, or a bank decides; the dispute's id. Throws a Refusal for what cannot be. */
  contest(wish: ContestWish): Promise<string>
  reset(): Promise<void>
  /** `pressable`: with buttons to press. */
  overview(pressable?: boolean): Promise<Overview>
  close(): Promise<void>
}

const TICK = 250

/** Starts our stand-in for Stripe: its API, its hosted pages, its webhooks, on a port of its own. */
export async function startStripeSandbox(options: StripeSandboxOptions): Promise<StripeSandbox> {
  const { pool, now, onError = () => {} } = options
  await createStore(pool)
  await resumeDeliveries(pool)
  const frame: Frame = {
    pool,
    now,
    publicUrl: '',
    seed: options.seed ?? 'sundial',
    inFlight: new Set(),
    cut: new Map(),
    onCall: options.onCall ?? (() => {}),
  }
  const worker = createWorker(frame, { url: options.deliverTo, secret: options.webhookSecret }, onError)
  const server = createServer((request, response) => {
    answer(frame, request, response)
      .catch((error: unknown) => {
        onError(error)
        if (!response.headersSent) response.writeHead(500, { 'content-type': 'application/json' })
        response.end('{"error":{"type":"api_error","message":"The sandbox failed; its log says why."}}')
      })
      .finally(worker.poke)
  })
  const url = await listen(server, options.port, options.host ?? '127.0.0.1')
  frame.publicUrl = (options.publicUrl ?? url).replace(/\/$/, '')
  if (options.background !== false) worker.start()
  return {
    url,
    nextDueAt: () => nextDue(pool),
    runDue: worker.run,
    startDelivering: worker.start,
    setFaults: async (plan) => storeFaults(pool, faultPlan.parse(plan)),
    control: (body) => control(pool, body),
    restrictAccount: (id) =>
      inWorld(frame, async (world) => restrict(world, await need(world, 'account', id, 'account'))).finally(
        worker.poke,
      ),
    tax: (wish) => inWorld(frame, (world) => tax(world, wish)).finally(worker.poke),
    chargeFee: async (fee) => void (await inWorld(frame, (world) => bill(world, fee))),
    contest: (wish) => inWorld(frame, (world) => contest(world, wish)).finally(worker.poke),
    reset: () => worker.alone(() => emptyStore(pool)),
    overview: (pressable = false) => overview(pool, pressable),
    close: () => close(server, worker),
  }
}

async function control(
  pool: pg.Pool,
  body: unknown,
): Promise<{ status: 200 | 400; body: { error?: string } }> {
  const plan = faultPlan.safeParse(body)
  if (!plan.success) return { status: 400, body: { error: prettifyError(plan.error) } }
  await storeFaults(pool, plan.data)
  return { status: 200, body: {} }
}

type Worker = ReturnType<typeof createWorker>

/** One thing at a time: deadlines and deliveries never run beside themselves. */
function createWorker(
  frame: Frame,
  target: { url: string; secret: string },
  onError: (error: unknown) => void,
) {
  let queue: Promise<unknown> = Promise.resolve()
  let timer: NodeJS.Timeout | undefined
  let waiting = false
  const alone = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = queue.then(work)
    queue = turn.catch(() => {})
    return turn
  }
  const once = async () => {
    const due = await nextDue(frame.pool)
    if (!due || due > frame.now()) return 0
    return (await fallDue(frame)) + (await deliverDue(frame.pool, frame.now, target))
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

function fallDue(frame: Frame): Promise<number> {
  return inWorld(frame, settleDue)
}

function inWorld<T>(frame: Frame, work: (world: World) => Promise<T>): Promise<T> {
  return locked(frame.pool, async (client) => {
    const world = worldAt(client, frame)
    const result = await work(world)
    await checkBooks(world)
    return result
  })
}

async function answer(frame: Frame, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = new URL(request.url ?? '/', 'http://sandbox').pathname
  const pages = /^\/(c\/pay|setup|express)\//.test(path)
  await (pages ? hostedPage : serveCall)(frame, request, response)
}

function listen(server: Server, port: number, host: string): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => resolve(`http://${host}:${(server.address() as AddressInfo).port}`))
  })
}

async function close(server: Server, worker: Worker): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeIdleConnections()
  await worker.stop()
  server.closeAllConnections()
  await closed
}
