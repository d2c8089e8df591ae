import { payoutReleased } from '#graphql/domain/ledger/postings.ts'
import { payoutAfter } from '#graphql/domain/payout/state.ts'
import { type LockedBooking, lockBooking } from '../booking/lock.ts'
import type { Deps, Tx } from '../deps.ts'
import { appendEvent } from '../events.ts'
import { about, post } from '../ledger/post.ts'
import { inTransaction } from '../transaction.ts'
import { blockFor, retryFunds } from './block.ts'
import { sharesNow } from './shares.ts'

const batchSize = 500

export type PayoutRun = { released: number; blocked: number }

/**
 * Releases every share whose time has come: posts it as the mentor's and makes it due, or blocks it with the reason. The
 * sweep and `/cron/process-payouts` both run this; of two at once exactly one releases each payout.
 */
export async function processPayouts(deps: Deps): Promise<PayoutRun> {
  const run = { released: 0, blocked: 0 }
  await retryFunds(deps)
  const waiting = await deps.db.payout.findMany({
    where: { state: 'HELD', releaseAt: { lte: deps.now() }, blocks: { none: { endedAt: null } } },
    orderBy: { releaseAt: 'asc' },
    select: { bookingId: true },
    take: batchSize,
  })
  for (const { bookingId } of waiting) {
    const outcome = await inTransaction(deps, (tx) => release(tx, deps, bookingId))
    if (outcome) run[outcome]++
  }
  return run
}

/** Over, or cancelled with something kept: the only states in which a share may leave. */
const over: ReadonlySet<LockedBooking['state']> = new Set(['COMPLETED', 'NO_SHOW', 'CANCELLED'])

async function release(tx: Tx, deps: Deps, bookingId: string): Promise<keyof PayoutRun | null> {
  const booking = await lockBooking(tx, bookingId)
  const payout = booking?.payout
  if (!booking || !payout || !over.has(booking.state)) return null
  const facts = { at: deps.now(), releaseAt: payout.releaseAt, blocks: payout.blocks.length }
  const to = payoutAfter(payout.state, 'released', facts)
  if (!to) return null
  if (await blockFor(tx, deps, booking)) return 'blocked'
  const shares = sharesNow(booking)
  if (!shares) return null
  await tx.payout.update({ where: { id: payout.id }, data: { state: to, releasedAt: deps.now() } })
  const entries = payoutReleased(about(deps, booking), { payoutId: payout.id, shares })
  await post(tx, entries, deps.now())
  await appendEvent(tx, {
    type: 'payout.released',
    bookingId,
    subjectId: payout.id,
    version: booking.version,
    from: payout.state,
    to,
    actor: 'SYSTEM',
  })
  return 'released'
}
