import { judgeThere } from '#graphql/domain/scheduling/judge.ts'
import { cancel } from '../cancel.ts'
import { decideRefund } from '../refund.ts'
import type { Booking } from '../rows.ts'
import { settleMove } from '../settle-move.ts'
import { leftOf, securing } from '../shares.ts'
import { at, dropMove, enqueue, facts, impose, leave, NotYet, tell, type World } from '../world.ts'
import { currentOf, fetchThere, knowAs } from './ask.ts'
import { beginThere } from './begin.ts'
import { taken } from './book.ts'
import { followed, oursOf, type SeenThere } from './chain.ts'
import type { By, Link, There } from './company.ts'
import { follows, lookAtLater } from './move.ts'

/** What is told is fetched, and judged. Throws NotYet. */
export function hear(world: World, id: string): void {
  const told = fetchThere(world, id)
  if (!told) return
  const bookingId = oursOf(world, told)
  const booking = bookingId === null ? undefined : world.bookings.get(bookingId)
  if (!booking) beginThere(world, told)
  else for (const seen of followed(world, booking, told)) act(world, booking, seen)
}

/** Everything that changed there, and what should stand there. Throws NotYet. */
export function poll(world: World): void {
  const { company, bookings, now } = world
  if (company.host === null || !company.answers) return
  for (const id of [...company.changed]) {
    hear(world, id)
    company.changed.delete(id)
  }
  const { polledAt } = company
  const standing = bookings.where((each) => each.endsAt > polledAt && currentOf(each)?.state === 'ACTIVE')
  for (const each of standing) hear(world, currentOf(each)?.externalId ?? '')
  company.polledAt = now
}

function act(world: World, booking: Booking, { there, movedBy }: SeenThere): void {
  const { state, startsAt, endsAt, keeps, moving } = booking
  const current = currentOf(booking)
  const { payoutSent, complaintOpen } = facts(world, booking)
  const here = {
    ...{ state, startsAt: at(startsAt), endsAt: at(endsAt), pendingHoldsSlot: keeps, current },
    ...{ payoutSent, complaintOpen, movingTo: moving && at(moving.startsAt) },
  }
  const verdict = judgeThere(here, { ...there, startsAt: at(there.startsAt) }, at(world.now))
  if (verdict !== 'NOTHING') tell(world, `${booking.id} ${verdict}: ${there.id}`)
  if (verdict === 'IS_THERE' && current) taken(world, booking, current, there)
  if (verdict === 'CANCELLED' && current) takeCancelled(world, booking, current, there.by)
  if (verdict === 'GONE' && current) current.state = 'ENDED'
  if (verdict === 'MOVED') takeMoved(world, booking, there, movedBy)
  if (verdict === 'OURS') {
    enqueue(world, 'mirror', booking.id)
    throw new NotYet()
  }
  if (verdict === 'UNDO') undo(world, booking, there)
  if (verdict === 'TOO_LATE') lookAtLater(world, booking, there)
}

/** Whoever cancelled there cancelled here. */
function takeCancelled(world: World, booking: Booking, current: Link, by: By): void {
  current.state = 'ENDED'
  booking.endedThere = current.externalId
  cancel(world, booking, world.plant === 'blamed' ? 'MENTEE' : (by ?? 'UNKNOWN'))
  if (booking.state !== 'CANCELLED') throw new Error(`${booking.id} could not be cancelled`)
}

/** It moves here too, and the payment stays; a time that somebody else has here is imposed. */
function takeMoved(world: World, booking: Booking, there: There, by: By): void {
  dropMove(world, booking)
  leave(world, booking)
  follows(world, booking, there)
  const { startsAt } = there
  impose(world, booking, startsAt)
  settleMove(world, booking, { startsAt, event: 'movedByProvider', by: by ?? 'UNKNOWN' })
  const charge = world.plant === 'moved-money' && securing(booking)?.charge
  if (charge)
    decideRefund(world, booking, { charge, amount: leftOf(booking), late: false, cause: 'CANCELLATION' })
}

/** It stands for nothing here. */
function undo(world: World, booking: Booking, there: There): void {
  if (world.plant === 'left') return
  const { id: bookingId, links } = booking
  const { startsAt } = there
  const known =
    world.company.known.get(there.id) ??
    links.find(({ externalId, state }) => externalId === null && state !== 'ENDED')
  const link: Link = known ?? {
    bookingId,
    externalId: null,
    state: 'CANCELLING',
    startsAt,
    sentAt: world.now,
  }
  link.state = 'CANCELLING'
  if (!known) links.push(link)
  knowAs(world, link, there)
  enqueue(world, 'mirror', bookingId)
}
