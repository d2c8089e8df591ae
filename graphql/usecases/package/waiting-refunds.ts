import { disputeLostBeforeRelease } from '#graphql/domain/ledger/disputes.ts'
import type { Deps, Tx } from '../deps.ts'
import { coverRefunds, owedOf, sendableOf } from '../dispute/cover.ts'
import { appendEvent } from '../events.ts'
import { about, post } from '../ledger/post.ts'
import type { Contested } from './divide.ts'
import { aboutPurchase } from './lock.ts'

type Lost = { disputeId: string; amount: bigint }

/**
 * Lost: what the bank gave stands for what was still to go back, of the sessions first, then of the package. Answers how
 * much the sessions' refunds took of it, which their own entries say, and how much those of the package.
 */
export async function coverWaiting(
  tx: Tx,
  deps: Deps,
  { purchase, bookings }: Contested,
  { disputeId, amount }: Lost,
): Promise<{ ofSessions: bigint; ofPackage: bigint }> {
  let ofSessions = 0n
  for (const booking of bookings) {
    const tags = about(deps, booking)
    const owed = owedOf(booking.refunds)
    const covered = await coverRefunds(tx, deps, { tags, owed, amount: amount - ofSessions })
    if (covered === 0n) continue
    const lost = { disputeId: `${disputeId}:${booking.id}:refunds`, amount: covered, kept: 0n }
    await post(tx, disputeLostBeforeRelease(tags, lost), deps.now())
    ofSessions += covered
  }
  const tags = aboutPurchase(deps, purchase)
  const owed = owedOf(purchase.refunds)
  const ofPackage = await coverRefunds(tx, deps, { tags, owed, amount: amount - ofSessions })
  return { ofSessions, ofPackage }
}

/** The charge can be refunded again: what waited for that goes, what was refused for that once more. */
export async function refundsGoOn(tx: Tx, contested: Contested): Promise<void> {
  const paymentId = { in: paymentsOf(contested) }
  await tx.refund.updateMany({ where: { paymentId, state: 'DECIDED' }, data: { failureReason: null } })
  await sendWhatWaits(tx, contested)
}

/** What waited, of a contested package and its sessions, is asked for, or looked for. */
export async function sendWhatWaits(tx: Tx, contested: Contested): Promise<void> {
  const { purchase, bookings } = contested
  for (const { id: subjectId, bookingId } of await sendableOf(tx, paymentsOf(contested))) {
    const booking = bookings.find(({ id }) => id === bookingId)
    const by = { subjectId, version: booking?.version ?? purchase.version, actor: 'SYSTEM' } as const
    if (booking) await appendEvent(tx, { type: 'refund.retried', bookingId: booking.id, ...by })
    else await appendEvent(tx, { type: 'packageRefund.retried', ...by })
  }
}

const paymentsOf = ({ purchase, bookings }: Contested): string[] => [
  ...(purchase.payment ? [purchase.payment.id] : []),
  ...bookings.flatMap(({ payments }) => payments.map(({ id }) => id)),
]
