import { bookingOf } from './acts-for-real.ts'
import { type EndedBooking, type Ending, endingOf } from './ending.ts'
import { packageForReal } from './packages-for-real.ts'
import type { Player } from './player.ts'

/** How a script ended in the database. */
export async function endingForReal(player: Player): Promise<Ending> {
  const { script } = player
  const bookings = await Promise.all(script.asked.map((_, of) => ended(player, of)))
  return endingOf(bookings, await packageForReal(player))
}

async function ended(player: Player, of: number): Promise<EndedBooking | null> {
  const known = await bookingOf(player, of)
  if (!known) return null
  const { db } = player.stage
  const { complaint, refunds, payout, claws, ...booking } = await db.booking.findUniqueOrThrow({
    where: { id: known.id },
    include: { complaint: true, refunds: true, claws: true, payout: { include: { transfers: true } } },
  })
  const postings = await db.posting.groupBy({
    by: ['account'],
    where: { bookingId: booking.id },
    _sum: { amountMinor: true },
  })
  return {
    ...booking,
    complaint: complaint?.state ?? null,
    startsAt: (booking.startsAt.getTime() - player.begin.getTime()) / 60_000,
    price: booking.priceMinor,
    capPercent: booking.refundCapPercent,
    payments: known.payments.map(({ state }) => state),
    refunds: refunds.map(({ bearer, amountMinor, state }) => ({ bearer, amount: amountMinor, state })),
    payout: payout && { state: payout.state, amount: payout.amountMinor, fee: payout.platformFeeMinor },
    arrived: (payout?.transfers ?? []).reduce((sum, each) => sum + each.amountMinor - each.reversedMinor, 0n),
    disputes: known.disputes.map(({ id, state, withdrawnMinor, reinstatedMinor }) => {
      const claw = claws.find(({ disputeId }) => disputeId === id)
      return { state, taken: withdrawnMinor - reinstatedMinor, clawed: claw?.amountMinor ?? 0n }
    }),
    ledger: new Map(postings.map(({ account, _sum }) => [account, _sum.amountMinor ?? 0n])),
  }
}
