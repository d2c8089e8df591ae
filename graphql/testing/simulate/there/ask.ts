import { type Answer, call } from '../provider.ts'
import type { Booking } from '../rows.ts'
import { enqueue, NotYet, type World } from '../world.ts'
import { findThere, type Link, type There } from './company.ts'

export const isKeptThere = ({ company }: World, { host }: Pick<Booking, 'host'>) => company.host === host

export const isThere = ({ links }: Booking) => links.some(({ state }) => state === 'ACTIVE')

/** What stands for it there, or is wanted to. */
export const currentOf = ({ links }: Booking): Link | null =>
  links.find(({ state }) => state === 'ASKED' || state === 'ACTIVE') ?? null

/** It is to be written there: by the job. */
export function askForBooking(world: World, booking: Booking): void {
  const { id: bookingId, startsAt, links } = booking
  if (currentOf(booking)) return
  links.push({ bookingId, externalId: null, state: 'ASKED', startsAt, sentAt: null })
  enqueue(world, 'mirror', bookingId)
}

/** One call to the company, with everything that can become of it. */
export const callThere = <T>(world: World, effect: () => T | null): Answer<T> =>
  world.company.answers ? call(world, null, effect) : { status: 'unknown' }

/** What is true there. Throws NotYet. */
export function fetchThere(world: World, id: string): There | null {
  const answer = callThere(world, () => ({ there: world.company.bookings.get(id) ?? null }))
  if (answer.status !== 'done') throw new NotYet()
  const { there } = answer.facts
  return there && { ...there }
}

/** What our booking is there; null when it is not there, or only as what it was before. Throws NotYet. */
export function lookUp(world: World, { bookingId }: Link): There | null {
  const answer = callThere(world, () => ({ there: findThere(world.company, bookingId) }))
  if (answer.status !== 'done') throw new NotYet()
  const { there } = answer.facts
  return there && world.company.known.get(there.id)?.state !== 'ENDED' ? { ...there } : null
}

/** From now on it is known as what stands for ours, or stood. */
export function knowAs({ company }: World, link: Link, there: Pick<There, 'id'>): void {
  const before = company.known.get(there.id)
  if (before && before !== link) throw new Error(`${there.id} stands for ${link.bookingId} twice`)
  link.externalId = there.id
  company.known.set(there.id, link)
}
