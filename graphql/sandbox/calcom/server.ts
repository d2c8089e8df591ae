import { faultPlanOf } from '../frame/faults.ts'
import { type JsonCall, jsonApi } from '../frame/json-api.ts'
import { openSandbox, type Sandbox, type SandboxOptions, sandboxedOf } from '../frame/server.ts'
import { locked } from '../frame/store.ts'
import { type CalcomWish, perform } from './desk.ts'
import type { Hours } from './kept.ts'
import { mannersOf, settle } from './manners.ts'
import { type Overview, overview } from './overview.ts'
import { calcomPost } from './webhooks.ts'
import { type Calcom, calcomStore, save, type World, worldAt } from './world.ts'

export type CalcomSandboxOptions = SandboxOptions & {
  /** The platform client that it knows. */
  clientId: string
  clientSecret: string
  /** By which tokens live; the business clock is everything else's. */
  machineNow: () => Date
  /** Calls within a minute of real time: of whoever says who they are, and of everybody else together. */
  perMinute?: { anyone: number; platform: number }
  onCall?: (call: JsonCall) => void
}

export type CalcomSandbox = Sandbox & {
  /** What a mentor or a mentee does over there; the number or uid of what came of it. Throws a Refusal for what cannot be. */
  act(wish: CalcomWish): Promise<string>
  /** When a user works, instead of Monday to Friday from 9 to 17. */
  setHours(userId: number, hours: Hours[]): Promise<void>
  /** `pressable`: with buttons to press. */
  overview(pressable?: boolean): Promise<Overview>
}

export const faultPlan = faultPlanOf({ path: '/v2/', timed: false })

const asPublished = { anyone: 120, platform: 500 }

/** Starts our stand-in for Cal.com: its API for platforms and its webhooks, on a port of its own. */
export async function startCalcomSandbox(options: CalcomSandboxOptions): Promise<CalcomSandbox> {
  const { clientId, clientSecret, machineNow, perMinute = asPublished, onCall = () => {} } = options
  const calcom: Calcom = { ...sandboxedOf(options, calcomStore), clientId, clientSecret, machineNow }
  const message = 'The sandbox failed; its log says why.'
  const { sandbox, poke } = await openSandbox(calcom, options, {
    post: calcomPost,
    faultPlan,
    serve: jsonApi(calcom, mannersOf(calcom, perMinute), onCall),
    settle: () => locked(calcom, (client) => settle(worldAt(client, calcom))),
    crashed: { status: 'error', error: { code: 'InternalServerErrorException', message } },
  })
  return {
    ...sandbox,
    act: (wish) => inWorld(calcom, (world) => perform(world, wish)).finally(poke),
    setHours: (userId, hours) =>
      inWorld(calcom, async (world) => {
        await save(world, 'schedule', userId, { userId, hours }, { account: String(userId) })
      }),
    overview: (pressable = false) => inWorld(calcom, (world) => overview(world, pressable)),
  }
}

function inWorld<T>(calcom: Calcom, work: (world: World) => Promise<T>): Promise<T> {
  return locked(calcom, async (client) => {
    const world = worldAt(client, calcom)
    await settle(world)
    return work(world)
  })
}
