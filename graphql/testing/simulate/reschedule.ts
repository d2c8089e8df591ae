import { defaultRefundTiers, freeUntilAfterMove } from '#graphql/domain/booking/refund.ts'
import { moveRefusal } from '#graphql/domain/booking/reschedule.ts'
import { mayHappen } from '#graphql/domain/booking/state.ts'
import { releaseAtAfterMove } from '#graphql/domain/payout/release.ts'
import { refundNow } from './cancel.ts'
import type { Booking } from './rows.ts'
import { at, facts, holdHours, move, slotOf, take, type World } from './world.ts'

const hour = 3_600_000

/** Some hours or days on. */
export function moveOn(world: World, booking: Booking, by: 'MENTEE' | 'MENTOR'): void {
  reschedule(world, booking, by, booking.startsAt + (world.random.pick([1, 24, 72]) ?? 1) * hour)
}

/** Either side moves a session, when the other time is free: the old one is given up for it. */
export function reschedule(world: World, booking: Booking, by: 'MENTEE' | 'MENTOR', moved: number): void {
  const { startsAt, endsAt, menteeMoves, moveNotice } = booking
  const asked = { by, at: at(world.now), startsAt: at(startsAt), menteeMoves }
  if (!mayHappen(booking.state, 'rescheduled', facts(world, booking))) return
  if (moveRefusal({ ...asked, tiers: defaultRefundTiers, noticeMinutes: moveNotice })) return
  if (!take(world, { id: booking.id, host: booking.host, startsAt: moved })) return
  world.slots.delete(slotOf(booking))
  const { percent } = refundNow(world, booking, by)
  if (by === 'MENTEE') {
    const capPercent = Math.min(percent, booking.capPercent ?? 100)
    Object.assign(booking, { menteeMoves: menteeMoves + 1, capPercent, freeUntil: null })
  } else booking.freeUntil = freeUntilAfterMove(at(world.now), at(moved)).getTime()
  Object.assign(booking, { startsAt: moved, endsAt: moved + (endsAt - startsAt) })
  move(world, booking, 'rescheduled')
  holdLonger(world, booking, startsAt)
}

/** The share is held from the new end; of one that has left nothing changes. */
function holdLonger(world: World, { payout, endsAt, capturedAt }: Booking, before: number): void {
  if (payout?.state !== 'HELD') return
  const releaseAt = releaseAtAfterMove(at(payout.releaseAt), {
    at: at(world.now),
    startsAt: at(before),
    capturedAt: capturedAt === null ? null : at(capturedAt),
    endsAt: at(endsAt),
    holdHours,
  })
  payout.releaseAt = releaseAt.getTime()
}
