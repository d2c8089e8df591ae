import type { AppLoadContext } from '@remix-run/node'
import { apiPart } from './api-part.ts'
import type { Route, Upgrade } from './app.ts'
import type { Foundation } from './foundation.ts'
import { openHouse } from './house.ts'
import type { Visit } from './http/pages.ts'
import { inboundPart } from './inbound-part.ts'
import { openOutside } from './outside.ts'
import type { Stopper } from './stop.ts'

/** Something that runs on the foundation and can be reached: the API, the webhooks, a sandbox, … */
export type Part = {
  name: string
  routes?: Route[]
  upgrades?: Upgrade[]
  /** What loaders and actions of the web site get; the contexts of all parts are put together. */
  loadContext?: (visit: Visit) => Promise<Partial<AppLoadContext>>
  /** Origins outside ours to which forms may lead. */
  formTargets?: string[]
  /** Undefined when ready, else what is missing; asked by /readyz. */
  unready?: () => Promise<string | undefined>
  /** Lines for whoever started the server. */
  welcome?: string[]
  /** Ends what would keep a connection open for ever, such as sockets; called before requests are waited for. */
  hangUp?: () => Promise<void> | void
  /** Called once the server listens, before anybody is told so. */
  opened?: () => Promise<void>
}

/** Starts everything that stands on the foundation, in order; what is started is stopped in the opposite order. */
export async function makeParts(foundation: Foundation, stopper: Stopper): Promise<Part[]> {
  const { outside, sandboxes } = await openOutside(foundation, stopper)
  const house = await openHouse(foundation, outside)
  stopper.add('house', house.stop)
  const { part: api, door } = apiPart(house)
  const parts = [api, inboundPart(house)]
  if (!sandboxes) return parts
  const { sandboxPart } = await import('./sandbox/part.ts')
  return [...parts, await sandboxPart(house, sandboxes, door)]
}
