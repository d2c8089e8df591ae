import type { IncomingMessage, ServerResponse } from 'node:http'
import { faultPlanOf } from '../frame/faults.ts'
import { openSandbox, type Sandbox, type SandboxOptions, sandboxedOf } from '../frame/server.ts'
import { locked } from '../frame/store.ts'
import { type AccountWish, restrict, tax } from './account.ts'
import { type Call, type Frame, serveCall } from './api.ts'
import { stripePost } from './delivery.ts'
import { type ContestWish, contest } from './dispute-desk.ts'
import { settleDue } from './due.ts'
import { bill, checkBooks } from './ledger.ts'
import { hostedPage } from './pages/hosted.ts'
import { type Overview, overview } from './pages/overview.ts'
import { stripeStore } from './store.ts'
import { need, type World, worldAt } from './world.ts'

export type StripeSandboxOptions = SandboxOptions & {
  deliverTo: string
  webhookSecret: string
  onCall?: (call: Call) => void
}

export type StripeSandbox = Sandbox & {
  /** Stripe asks a mentor for more: until the account is onboarded again, transfers to it are off. */
  restrictAccount(id: string): Promise<void>
  /** What Stripe does about an account's tax number; the account's id. */
  tax(wish: AccountWish): Promise<string>
  /** Stripe bills the platform for something that hangs on no payment; in the currency's smallest unit. */
  chargeFee(fee: { amount: number; currency: string; description: string }): Promise<void>
  /** A cardholder contests a charge, or a bank decides; the dispute's id. Throws a Refusal for what cannot be. */
  contest(wish: ContestWish): Promise<string>
  /** `pressable`: with buttons to press. */
  overview(pressable?: boolean): Promise<Overview>
}

export const faultPlan = faultPlanOf({ path: '/v1/', timed: true })

/** Starts our stand-in for Stripe: its API, its hosted pages, its webhooks, on a port of its own. */
export async function startStripeSandbox(options: StripeSandboxOptions): Promise<StripeSandbox> {
  const { pool, onCall = () => {} } = options
  const frame: Frame = {
    ...sandboxedOf(options, stripeStore),
    inFlight: new Set(),
    cut: new Map(),
    onCall,
  }
  const { sandbox, poke } = await openSandbox(frame, options, {
    post: stripePost({ url: options.deliverTo, secret: options.webhookSecret }),
    faultPlan,
    serve: (request, response) => answer(frame, request, response),
    settle: () => inWorld(frame, settleDue),
    crashed: { error: { type: 'api_error', message: 'The sandbox failed; its log says why.' } },
  })
  return {
    ...sandbox,
    restrictAccount: (id) =>
      inWorld(frame, async (world) => restrict(world, await need(world, 'account', id, 'account'))).finally(
        poke,
      ),
    tax: (wish) => inWorld(frame, (world) => tax(world, wish)).finally(poke),
    chargeFee: async (fee) => void (await inWorld(frame, (world) => bill(world, fee))),
    contest: (wish) => inWorld(frame, (world) => contest(world, wish)).finally(poke),
    overview: (pressable = false) => overview(pool, pressable),
  }
}

function inWorld<T>(frame: Frame, work: (world: World) => Promise<T>): Promise<T> {
  return locked(frame, async (client) => {
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
