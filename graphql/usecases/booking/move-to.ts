import type { SlotQuestion } from '#graphql/domain/availability/question.ts'
import { SlotTaken } from '#graphql/domain/booking/errors.ts'
import { freeUntilAfterMove } from '#graphql/domain/booking/refund.ts'
import { releaseAtAfterMove } from '#graphql/domain/payout/release.ts'
import type { Wanted } from '../availability/wanted.ts'
import type { Deps, Tx } from '../deps.ts'
import { securingPayment } from '../payment/securing.ts'
import { type Giver, hostsOf } from './givers.ts'
import type { LockedBooking } from './lock.ts'
import { moverOf } from './movable.ts'
import { refundNow } from './refund-now.ts'
import { moveTime } from './take-time.ts'
import { type By, moveBooking } from './transition.ts'

type Destination = { booking: LockedBooking; wanted: Wanted; question: SlotQuestion; startsAt: Date }

/** The move itself, for whoever was found to be allowed: slot, times, terms and release at once. Throws SlotTaken. */
export async function moveTo(
  tx: Tx,
  deps: Deps,
  { booking, wanted, question, startsAt }: Destination,
  by: By,
) {
  const endsAt = new Date(startsAt.getTime() + booking.endsAt.getTime() - booking.startsAt.getTime())
  const times = { bookingId: booking.id, startsAt, endsAt }
  if (!(await moveTime(tx, wanted, question, times))) throw new SlotTaken([])
  await settleMove(tx, deps, booking, { startsAt, endsAt, event: 'rescheduled' }, by)
}

type Moved = { startsAt: Date; endsAt: Date; event: 'rescheduled' | 'movedByProvider' }

/** What follows from a move whose time is taken already: times, terms and release. */
export async function settleMove(
  tx: Tx,
  deps: Deps,
  booking: LockedBooking,
  { startsAt, endsAt, event }: Moved,
  by: By,
) {
  const now = deps.now()
  const givers = await hostsOf(tx, booking.id)
  const data = {
    from: booking.startsAt.toISOString(),
    to: startsAt.toISOString(),
    ...changeOf(booking.hosts, givers),
  }
  const terms = termsAfterMove(booking, by, now, startsAt)
  await moveBooking(tx, booking, event, { ...by, now, data }, { startsAt, endsAt, ...terms })
  const { payout } = booking
  if (payout?.state !== 'HELD') return
  const releaseAt = releaseAtAfterMove(payout.releaseAt, {
    at: now,
    startsAt: booking.startsAt,
    capturedAt: securingPayment(booking)?.capturedAt ?? null,
    endsAt,
    holdHours: payout.holdHours ?? deps.settings.payoutHoldHours,
  })
  await tx.payout.update({ where: { id: payout.id }, data: { releaseAt } })
}

/** Who gives the session since the move and did not before, and the other way round; nothing while they are the same. */
function changeOf(before: readonly Giver[], after: readonly Giver[]) {
  const without = (some: readonly Giver[], others: readonly Giver[]) =>
    some.map(({ mentorId }) => mentorId).filter((id) => others.every(({ mentorId }) => mentorId !== id))
  const [joined, left] = [without(after, before), without(before, after)]
  return joined.length + left.length > 0 ? { joined, left } : {}
}

/** A mentee's move caps later refunds at what cancelling now would give; anybody else's opens a way out at 100 %. */
function termsAfterMove(booking: LockedBooking, { actor }: By, now: Date, startsAt: Date) {
  if (moverOf(actor) !== 'MENTEE') return { freeUntil: freeUntilAfterMove(now, startsAt) }
  const { percent } = refundNow(booking, actor, now)
  return {
    menteeMoves: booking.menteeMoves + 1,
    refundCapPercent: Math.min(percent, booking.refundCapPercent ?? 100),
    freeUntil: null,
  }
}
