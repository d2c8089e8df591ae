import { mayHappen } from '#graphql/domain/booking/state.ts'
import type { Booking } from '../rows.ts'
import { settleMove } from '../settle-move.ts'
import { dropMove, enqueue, facts, leave, maybeCrash, move, NotYet, take, type World } from '../world.ts'
import { callThere, currentOf, knowAs, lookUp } from './ask.ts'
import { endThere, type Link, type Moving, makeThere, shiftThere, type There } from './company.ts'

const withinMs = 10 * 60_000

/** Takes the new time beside the old one, and has the job ask for it there. */
export function requestMove(world: World, booking: Booking, startsAt: number, by: Moving['by']): void {
  const { id, host } = booking
  if (booking.moving || !take(world, { id, host, startsAt })) return
  const deadline = Math.min(world.now + withinMs, booking.startsAt)
  booking.moving = { startsAt, by, deadline, sentAt: null }
  move(world, booking, 'moveRequested')
  enqueue(world, 'mirror', id)
}

/** Moves it there: done, refused, or tried again until its deadline, after which the old time stands. */
export function moveThere(world: World, booking: Booking, link: Link, moving: Moving): void {
  const again = moving.sentAt !== null
  moving.sentAt ??= world.now
  const late = moving.deadline <= world.now
  maybeCrash(world)
  const urgent = late && world.now < booking.endsAt
  const there = again ? lookedUp(world, link, urgent) : null
  if (there?.active && there.startsAt === moving.startsAt) {
    if (there.id !== link.externalId) cancelOld(world, link)
    finishMove(world, booking, there)
  } else if (late) refuseMove(world, booking)
  else {
    const answer = callThere(world, () => makeMove(world, link, moving))
    maybeCrash(world)
    if (answer.status === 'done') finishMove(world, booking, { ...answer.facts })
    else if (answer.status === 'refused') refuseMove(world, booking)
    else throw new NotYet()
  }
}

function lookedUp(world: World, link: Link, urgent: boolean): There | null {
  try {
    return lookUp(world, link)
  } catch (error) {
    if (urgent && error instanceof NotYet) return null
    throw error
  }
}

/** At some companies two calls, of which the second may fail. */
function makeMove(world: World, { externalId }: Link, { startsAt }: Moving): There | null {
  const { company, random, trouble, now } = world
  const old = company.bookings.get(externalId ?? '')
  if (!old?.active || startsAt <= now) return null
  if (company.moves) return shiftThere(company, old, startsAt, null)
  const next = makeThere(company, { startsAt, bookingId: old.bookingId })
  if (next && random.chance(trouble / 3)) throw new NotYet()
  if (next) endThere(company, old, null)
  return next
}

function cancelOld(world: World, { externalId }: Link): void {
  const answer = callThere(world, () => {
    const old = world.company.bookings.get(externalId ?? '')
    if (old) endThere(world.company, old, null)
    return old ?? null
  })
  if (answer.status !== 'done' && answer.status !== 'refused') throw new NotYet()
}

/** It is moved there: the new time is the one that the booking has. */
function finishMove(world: World, booking: Booking, there: There): void {
  const { moving } = booking
  if (!moving) return
  if (!mayHappen(booking.state, 'rescheduled', facts(world, booking))) {
    dropMove(world, booking)
    lookAtLater(world, booking, there)
    return
  }
  follows(world, booking, there)
  leave(world, booking)
  Object.assign(booking, { moving: null, imposed: false })
  settleMove(world, booking, { startsAt: moving.startsAt, event: 'rescheduled', by: moving.by })
}

/** What happened there came too late to count: a person looks. */
export function lookAtLater({ company }: World, booking: Booking, { id }: Pick<There, 'id'>): void {
  booking.lateThere = true
  company.left.add(id)
}

/** Another booking there stands for ours from now on; the one before is over. */
export function follows(world: World, booking: Booking, there: There): void {
  const { id: bookingId, links } = booking
  const current = currentOf(booking)
  const { startsAt } = there
  if (current?.externalId === there.id) {
    current.startsAt = startsAt
    return
  }
  if (current) current.state = 'ENDED'
  const known = world.company.known.get(there.id)
  const link: Link = known ?? { bookingId, externalId: null, state: 'ACTIVE', startsAt, sentAt: world.now }
  Object.assign(link, { state: 'ACTIVE', startsAt })
  if (known) return
  links.push(link)
  knowAs(world, link, there)
}

/** The old time stands. */
export function refuseMove(world: World, booking: Booking): void {
  if (!booking.moving) return
  dropMove(world, booking)
  if (booking.state === 'CONFIRMED') move(world, booking, 'moveRefused')
}
