import { disputeLostBeforeRelease } from '#graphql/domain/ledger/disputes.ts'
import type { Refund } from '#prisma/generated/client/client.ts'
import type { LockedBooking } from '../booking/lock.ts'
import type { Deps, Tx } from '../deps.ts'
import type { Taken } from '../dispute/claw.ts'
import { coverRefunds } from '../dispute/lose.ts'
import { appendEvent } from '../events.ts'
import { about, post } from '../ledger/post.ts'
import { securingPayment } from '../payment/securing.ts'
import type { Contested, Division } from './divide.ts'
import { aboutPurchase } from './lock.ts'

/** What was decided to go back and waits for the bank, the oldest first. */
const waitingFor = ({ refunds }: { refunds: readonly Refund[] }): Refund[] =>
  refunds
    .filter(({ state }) => state === 'DECIDED')
    .sort((a, b) => a.decidedAt.getTime() - b.decidedAt.getTime())

/**
 * Lost: what was nobody's any more of the bank's money was given for what waited to go back, of a session first, and was
 * never asked for. Answers how much of it is the package's own to bear.
 */
export async function coverWaiting(
  tx: Tx,
  deps: Deps,
  { purchase }: Contested,
  { sessions, rest }: Division,
): Promise<bigint> {
  let left = rest
  for (const { booking, taken } of sessions)
    left -= await loseRefunds(tx, deps, booking, { ...taken, amount: left })
  const tags = aboutPurchase(deps, purchase)
  await coverRefunds(tx, deps, {
    tags,
    version: purchase.version,
    refunds: waitingFor(purchase),
    covered: left,
  })
  return left
}

/** What waited to go back of a session, as far as the bank's money reaches; answers how much of it. */
async function loseRefunds(tx: Tx, deps: Deps, booking: LockedBooking, taken: Taken): Promise<bigint> {
  const payment = securingPayment(booking)
  if (!payment) return 0n
  const tags = about(deps, booking)
  const { version } = booking
  const waiting = { tags, version, refunds: waitingFor(booking), covered: taken.amount }
  const amount = await coverRefunds(tx, deps, waiting)
  if (amount === 0n) return 0n
  const lost = { disputeId: `${taken.key}:refunds`, amount, kept: 0n }
  await post(tx, disputeLostBeforeRelease(tags, lost), deps.now())
  await tx.payment.update({ where: { id: payment.id }, data: { lostMinor: { increment: amount } } })
  return amount
}

/** The bank has decided: what waited for that, of a contested package and its sessions, is sent. */
export async function refundsGoOn(
  tx: Tx,
  { purchase, bookings }: Contested,
  which: (refund: Refund) => boolean = () => true,
): Promise<void> {
  const { version } = purchase
  for (const { id: subjectId } of waitingFor(purchase).filter(which))
    await appendEvent(tx, { type: 'packageRefund.retried', subjectId, version, actor: 'SYSTEM' })
  for (const booking of bookings)
    for (const { id: subjectId } of waitingFor(booking).filter(which)) {
      const of = { bookingId: booking.id, version: booking.version }
      await appendEvent(tx, { type: 'refund.retried', subjectId, ...of, actor: 'SYSTEM' })
    }
}
