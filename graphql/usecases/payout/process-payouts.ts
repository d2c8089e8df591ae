import { payoutReleased } from '#graphql/domain/ledger/postings.ts'
import type { Shares } from '#graphql/domain/payout/split.ts'
import { payoutAfter } from '#graphql/domain/payout/state.ts'
import type { Booking, Prisma } from '#prisma/generated/client/client.ts'
import { lockBooking } from '../booking/lock.ts'
import type { Deps, Tx } from '../deps.ts'
import { appendEvents } from '../events.ts'
import { about, post } from '../ledger/post.ts'
import { inTransaction } from '../transaction.ts'
import { blockFor, endPassingBlocks, payable } from './block.ts'
import { sharesNow } from './shares.ts'

const batchSize = 1_000
/** So many releases are one run's at most: the next sweep goes on. */
const mostBatches = 100

export type PayoutRun = { released: number; blocked: number }

/**
 * Releases every share whose time has come: posts it as the mentor's and makes it due, or blocks it with the reason. The
 * sweep and `/cron/process-payouts` both run this; of two at once exactly one releases each payout.
 * @param atOnce how many in one transaction
 */
export async function processPayouts(deps: Deps, atOnce = batchSize): Promise<PayoutRun> {
  const run = { released: 0, blocked: 0 }
  await endPassingBlocks(deps)
  for (let batch = 0; batch < mostBatches; batch++) {
    const { released, blocked } = await inTransaction(deps, (tx) => releaseBatch(tx, deps, atOnce))
    run.released += released
    run.blocked += blocked
    if (released + blocked < atOnce) break
  }
  return run
}

async function releaseBatch(tx: Tx, deps: Deps, most: number): Promise<PayoutRun> {
  const bookings = await claim(tx, deps, most)
  const ready = await payable(tx, deps, bookings)
  const leaving = bookings.flatMap((booking) => (ready(booking) ? (leavingOf(deps, booking) ?? []) : []))
  await release(tx, deps, leaving)
  const waiting = bookings.filter((booking) => !ready(booking))
  for (const { id } of waiting) {
    const booking = await lockBooking(tx, id)
    if (booking) await blockFor(tx, deps, booking)
  }
  return { released: leaving.length, blocked: waiting.length }
}

/** As much of a booking as says what leaves: a lean reading, because there may be many. */
const claimed = {
  id: true,
  version: true,
  mentorId: true,
  currency: true,
  breakdown: true,
  feeBps: true,
  refundedPercent: true,
  payments: { select: { id: true, state: true, lostMinor: true } },
  refunds: { select: { bearer: true, amountMinor: true, paymentId: true, cause: true } },
  payout: {
    select: {
      id: true,
      state: true,
      releaseAt: true,
      blocks: { where: { endedAt: null }, select: { id: true } },
    },
  },
} satisfies Prisma.BookingSelect

type Claimed = Prisma.BookingGetPayload<{ select: typeof claimed }>

/**
 * Bookings that are over, or cancelled with something kept, and whose share's time has come: the only ones of which a
 * share may leave. Locked, and read again under their locks; those that somebody else works on are left to the next run.
 */
async function claim(tx: Tx, deps: Deps, most: number): Promise<Claimed[]> {
  const at = deps.now()
  const rows = await tx.$queryRaw<Pick<Booking, 'id'>[]>`
    select b.id from payout p join booking b on b.id = p.booking_id
    where p.state = 'HELD' and p.release_at <= ${at} and b.state in ('COMPLETED', 'NO_SHOW', 'CANCELLED')
      and not exists (select from payout_block k where k.payout_id = p.id and k.ended_at is null)
    order by p.release_at, p.id limit ${most} for update of b skip locked`
  const bookings = await tx.booking.findMany({
    where: { id: { in: rows.map(({ id }) => id) } },
    select: claimed,
  })
  return bookings.filter(({ payout }) => payout?.state === 'HELD' && payout.blocks.length === 0)
}

type Leaving = { booking: Claimed; payout: NonNullable<Claimed['payout']>; shares: Shares }

function leavingOf({ now }: Deps, booking: Claimed): Leaving | null {
  const { payout } = booking
  const facts = payout && { at: now(), releaseAt: payout.releaseAt, blocks: payout.blocks.length }
  const shares = facts && payoutAfter(payout.state, 'released', facts) === 'DUE' ? sharesNow(booking) : null
  return payout && shares ? { booking, payout, shares } : null
}

async function release(tx: Tx, deps: Deps, leaving: readonly Leaving[]): Promise<void> {
  if (leaving.length === 0) return
  const at = deps.now()
  const ids = leaving.map(({ payout }) => payout.id)
  await tx.payout.updateMany({ where: { id: { in: ids } }, data: { state: 'DUE', releasedAt: at } })
  const entries = leaving.flatMap(({ booking, payout, shares }) =>
    payoutReleased(about(deps, booking), { payoutId: payout.id, shares }),
  )
  await post(tx, entries, at)
  const events = leaving.map(({ booking, payout }) => ({
    type: 'payout.released' as const,
    bookingId: booking.id,
    subjectId: payout.id,
    version: booking.version,
    from: payout.state,
    to: 'DUE',
    actor: 'SYSTEM' as const,
  }))
  await appendEvents(tx, events)
}
