import { freeUntilAfterMove } from '#graphql/domain/booking/refund.ts'
import { releaseAtAfterMove } from '#graphql/domain/payout/release.ts'
import { refundNow } from './cancel.ts'
import type { Booking } from './rows.ts'
import { at, holdHours, move, type World } from './world.ts'

type Moved = {
  startsAt: number
  event: 'rescheduled' | 'movedByProvider'
  by: 'MENTEE' | 'MENTOR' | 'UNKNOWN'
}

/** What follows from a move whose time is taken already. */
export function settleMove(world: World, booking: Booking, { startsAt: moved, event, by }: Moved): void {
  const { startsAt, endsAt, menteeMoves } = booking
  if (by === 'MENTEE') {
    const { percent } = refundNow(world, booking, by)
    const capPercent = Math.min(percent, booking.capPercent ?? 100)
    Object.assign(booking, { menteeMoves: menteeMoves + 1, capPercent, freeUntil: null })
  } else booking.freeUntil = freeUntilAfterMove(at(world.now), at(moved)).getTime()
  Object.assign(booking, { startsAt: moved, endsAt: moved + (endsAt - startsAt) })
  move(world, booking, event)
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
