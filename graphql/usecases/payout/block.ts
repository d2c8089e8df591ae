import type {
  Actor,
  Booking,
  ConnectedAccount,
  Payout,
  PayoutBlockReason,
} from '#prisma/generated/client/client.ts'
import type { LockedBooking } from '../booking/lock.ts'
import type { Deps, Tx } from '../deps.ts'
import { appendEvent } from '../events.ts'

const canBePaid = ({ accountId, transfers }: ConnectedAccount) => accountId !== null && transfers === 'ACTIVE'

const isSettled = ({ settings }: Deps, { currency }: Pick<Booking, 'currency'>) =>
  settings.settles.includes(currency)

/** Tells of each whether its mentor has an account that can be paid, in a currency in which the platform settles. */
export async function payable(tx: Tx, deps: Deps, bookings: readonly Pick<Booking, 'mentorId'>[]) {
  const mentorIds = [...new Set(bookings.map(({ mentorId }) => mentorId))]
  const accounts = await tx.connectedAccount.findMany({ where: { mentorId: { in: mentorIds } } })
  const ready = new Set(accounts.filter(canBePaid).map(({ mentorId }) => mentorId))
  return (booking: Pick<Booking, 'mentorId' | 'currency'>): boolean =>
    ready.has(booking.mentorId) && isSettled(deps, booking)
}

/** Puts a block on the booking's payout when the mentor's account, or its currency, cannot be paid; answers whether it did. */
export async function blockFor(tx: Tx, deps: Deps, booking: LockedBooking): Promise<boolean> {
  const account = await tx.connectedAccount.findUnique({ where: { mentorId: booking.mentorId } })
  const settled = isSettled(deps, booking)
  if (!settled) await blockPayout(tx, deps, booking, 'CURRENCY', booking.currency)
  if (account && canBePaid(account)) return !settled
  const reason = account?.detailsSubmitted ? 'TRANSFERS_OFF' : 'NO_ACCOUNT'
  await blockPayout(tx, deps, booking, reason, booking.mentorId)
  return true
}

/** One open block per reason and cause; it stays until its cause is gone. */
export async function blockPayout(
  tx: Tx,
  deps: Deps,
  {
    id: bookingId,
    version,
    payout,
  }: Pick<LockedBooking, 'id' | 'version'> & { payout: Pick<Payout, 'id'> | null },
  reason: PayoutBlockReason,
  cause: string,
  by: { actor: Actor; actorId?: string } = { actor: 'SYSTEM' },
): Promise<void> {
  if (!payout) return
  const since = deps.now()
  const rows = await tx.$queryRaw<unknown[]>`
    insert into payout_block (id, payout_id, reason, cause, since)
    values (gen_random_uuid(), ${payout.id}::uuid, ${reason}::"PayoutBlockReason", ${cause}, ${since})
    on conflict (payout_id, reason, cause) where ended_at is null do nothing
    returning id`
  if (rows.length === 0) return
  await appendEvent(tx, {
    type: 'payout.blocked',
    bookingId,
    subjectId: payout.id,
    version,
    ...by,
    reason,
  })
}

/** What stood in the way is over: the payout goes on by itself at its time, unless something else is left. */
export async function endBlock(
  tx: Tx,
  { now }: Deps,
  { payout }: LockedBooking,
  reason: PayoutBlockReason,
  cause: string,
): Promise<void> {
  if (!payout) return
  const where = { payoutId: payout.id, reason, cause, endedAt: null }
  await tx.payoutBlock.updateMany({ where, data: { endedAt: now() } })
}

/** A dispute is over: all that it stopped goes on, also of sessions that went back into their package meanwhile. */
export async function endBlocksOf(tx: Tx, { now }: Deps, disputeId: string): Promise<void> {
  const where = { reason: 'DISPUTE', cause: disputeId, endedAt: null } as const
  await tx.payoutBlock.updateMany({ where, data: { endedAt: now() } })
}

/**
 * What ends by itself: money that was missing may have come in, and the company may take a currency by now that it did
 * not take, so that what waited for it for an hour is tried again; and in a currency of which the platform had no balance
 * it may have one by now.
 */
export async function endPassingBlocks({ db, now, settings }: Deps): Promise<void> {
  const hourAgo = new Date(now().getTime() - 3_600_000)
  const settles = { in: [...settings.settles] }
  await db.payoutBlock.updateMany({
    where: {
      endedAt: null,
      OR: [
        { reason: 'FUNDS', since: { lte: hourAgo } },
        { reason: 'CURRENCY', cause: settles },
        { reason: 'CURRENCY', since: { lte: hourAgo }, payout: { currency: settles } },
      ],
    },
    data: { endedAt: now() },
  })
}

/** The cause is gone: ends the blocks it laid on the mentor's payouts, which then go on by themselves. */
export async function unblockMentor(tx: Tx, deps: Deps, mentorId: string): Promise<number> {
  const { count } = await tx.payoutBlock.updateMany({
    where: {
      payout: { mentorId },
      reason: { in: ['NO_ACCOUNT', 'TRANSFERS_OFF'] },
      endedAt: null,
    },
    data: { endedAt: deps.now() },
  })
  return count
}
