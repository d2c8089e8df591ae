import type { Booking } from '../rows.ts'
import type { World } from '../world.ts'
import { currentOf, fetchThere } from './ask.ts'
import type { By, There } from './company.ts'

export type SeenThere = { there: There; movedBy: By }

const mostLinks = 10

/** Known by its id there, by one of which it is the continuation, or by ours that it carries. Throws NotYet. */
export function oursOf(world: World, told: There): string | null {
  let there: There | null = told
  for (let links = 0; there && links < mostLinks; links++) {
    const known = world.company.known.get(there.id)
    if (known) return known.bookingId
    there = there.movedFrom === null ? null : fetchThere(world, there.movedFrom)
  }
  return told.bookingId
}

/** What was told, seen from what stands for ours now: where that was moved on, its end counts, and what is beside it. Throws NotYet. */
export function followed(world: World, booking: Booking, told: There): SeenThere[] {
  const link = currentOf(booking)
  const current = link?.state === 'ACTIVE' ? link.externalId : null
  const alone = { there: { ...told, movedFrom: null }, movedBy: null }
  if (current === null || (told.id === current && told.movedTo === null)) return [alone]
  const begin = told.id === current ? told : fetchThere(world, current)
  if (!begin || begin.movedTo === null || begin.active) return [alone]
  let end = begin
  const way = new Set([begin.id])
  for (let links = 0; end.movedTo !== null && links < mostLinks; links++) {
    const next = fetchThere(world, end.movedTo)
    if (!next) break
    way.add(next.id)
    end = next
  }
  const went = { there: seenFrom(current, end), movedBy: begin.by }
  return way.has(told.id) ? [went] : [went, alone]
}

const seenFrom = (current: string, end: There): There =>
  end.active ? { ...end, movedFrom: current } : { ...end, id: current, movedTo: null, movedFrom: null }
