import { defaultRefundTiers } from '#graphql/domain/booking/refund.ts'
import { moveRefusal } from '#graphql/domain/booking/reschedule.ts'
import { mayHappen } from '#graphql/domain/booking/state.ts'
import type { Booking } from './rows.ts'
import { settleMove } from './settle-move.ts'
import { isKeptThere } from './there/ask.ts'
import { requestMove } from './there/move.ts'
import { at, facts, slotOf, take, type World } from './world.ts'

const hour = 3_600_000

/** Some hours or days on. */
export function moveOn(world: World, booking: Booking, by: 'MENTEE' | 'MENTOR'): void {
  reschedule(world, booking, by, booking.startsAt + (world.random.pick([1, 24, 72]) ?? 1) * hour)
}

/** Either side moves a session, when the other time is free: the old one is given up for it. */
export function reschedule(world: World, booking: Booking, by: 'MENTEE' | 'MENTOR', moved: number): void {
  const { startsAt, menteeMoves, moveNotice } = booking
  const asked = { by, at: at(world.now), startsAt: at(startsAt), menteeMoves }
  if (!mayHappen(booking.state, 'rescheduled', facts(world, booking))) return
  if (moveRefusal({ ...asked, tiers: defaultRefundTiers, noticeMinutes: moveNotice })) return
  if (isKeptThere(world, booking)) {
    requestMove(world, booking, moved, by)
    return
  }
  if (!take(world, { id: booking.id, host: booking.host, startsAt: moved })) return
  world.slots.delete(slotOf(booking))
  settleMove(world, booking, { startsAt: moved, event: 'rescheduled', by })
}
