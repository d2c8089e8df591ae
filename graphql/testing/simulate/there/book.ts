import { confirm, turnAway } from '../request.ts'
import type { Booking } from '../rows.ts'
import { enqueue, maybeCrash, NotYet, tell, type World } from '../world.ts'
import { callThere, knowAs, lookUp } from './ask.ts'
import { type Link, makeThere, type There } from './company.ts'

/** Writes it there; after silence it is looked up before it is tried again. */
export function bookThere(world: World, booking: Booking, link: Link): void {
  if (booking.state !== 'CONFIRMING') return
  const again = link.sentAt !== null && world.plant !== 'twice'
  link.sentAt ??= world.now
  maybeCrash(world)
  const known = again ? lookUp(world, link) : null
  if (known) {
    taken(world, booking, link, known)
    return
  }
  const { id: bookingId, startsAt } = booking
  const refuses = startsAt <= world.now || world.random.chance(world.trouble / 3)
  const answer = callThere(world, () => (refuses ? null : makeThere(world.company, { startsAt, bookingId })))
  maybeCrash(world)
  if (answer.status === 'done') taken(world, booking, link, { ...answer.facts })
  else if (answer.status === 'refused') refused(world, booking, link)
  else throw new NotYet()
}

/** It is there: confirmed, or, when it ended meanwhile, to be cancelled there. */
export function taken(world: World, booking: Booking, link: Link, there: There): void {
  if (!there.active) {
    refused(world, booking, link)
    return
  }
  if (link.externalId !== null) return
  const wanted = booking.state === 'CONFIRMING'
  knowAs(world, link, there)
  Object.assign(link, { startsAt: there.startsAt, state: wanted ? 'ACTIVE' : 'CANCELLING' })
  if (wanted) confirm(world, booking)
  else enqueue(world, 'mirror', booking.id)
}

/** A definite no: nothing is there, and everything goes back. */
function refused(world: World, booking: Booking, link: Link): void {
  if (link.state !== 'ASKED') return
  link.state = 'ENDED'
  tell(world, `${booking.id} is refused there`)
  if (booking.state === 'CONFIRMING') turnAway(world, booking, 'refused')
}
