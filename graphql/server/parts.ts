import { apiPart } from './api-part.ts'
import { filesPart } from './files-part.ts'
import type { Foundation } from './foundation.ts'
import { openHouse } from './house.ts'
import { inboundPart } from './inbound-part.ts'
import { openOutside } from './outside.ts'
import type { Part } from './part.ts'
import type { Stopper } from './stop.ts'

/** Starts everything that stands on the foundation, in order; what is started is stopped in the opposite order. */
export async function makeParts(foundation: Foundation, stopper: Stopper): Promise<Part[]> {
  const { outside, sandboxes } = await openOutside(foundation, stopper)
  const house = await openHouse(foundation, outside)
  stopper.add('house', house.stop)
  const { part: api, door } = apiPart(house)
  const parts = [api, filesPart(door, foundation.env.trustedProxies), inboundPart(house)]
  if (!sandboxes) return parts
  const { sandboxPart } = await import('./sandbox/part.ts')
  return [...parts, await sandboxPart(house, sandboxes, door)]
}
