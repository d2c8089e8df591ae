import { givesSlotUp } from '#graphql/domain/booking/state.ts'
import type { Booking } from '../rows.ts'
import { maybeCrash, NotYet, type World } from '../world.ts'
import { callThere, lookUp } from './ask.ts'
import { bookThere } from './book.ts'
import { endThere, type Link } from './company.ts'
import { moveThere, refuseMove } from './move.ts'

/** Makes the other calendar as the booking is now: written, moved, cancelled. */
export function mirror(world: World, booking: Booking): void {
  const { links, state, moving } = booking
  const over = givesSlotUp(state) && world.plant !== 'left'
  for (const link of links)
    if (over && (link.state === 'ASKED' || link.state === 'ACTIVE')) link.state = 'CANCELLING'
  const open = links.filter((link) => link.state !== 'ENDED')
  for (const link of open) {
    if (link.state === 'CANCELLING') cancelThere(world, link)
    else if (link.state === 'ASKED') bookThere(world, booking, link)
    else if (moving) moveThere(world, booking, link, moving)
  }
  if (moving && open.every((link) => link.state !== 'ACTIVE')) refuseMove(world, booking)
}

const longestChain = 10

/** Under whatever id it goes on there; what nobody knows to be there is looked up first. */
function cancelThere(world: World, link: Link): void {
  const { known } = world.company
  let next = link.externalId ?? (link.sentAt === null ? null : (lookUp(world, link)?.id ?? null))
  for (let links = 0; next && links < longestChain; links++) {
    if (links > 0 && known.get(next)?.state === 'ACTIVE') break
    next = cancelOne(world, next)
  }
  link.state = 'ENDED'
}

function cancelOne(world: World, id: string): string | null {
  const { company } = world
  const answer = callThere(world, () => {
    const there = company.bookings.get(id)
    if (there) endThere(company, there, null)
    return there ?? null
  })
  maybeCrash(world)
  if (answer.status === 'refused') return null
  if (answer.status !== 'done') throw new NotYet()
  return answer.facts.movedTo
}
