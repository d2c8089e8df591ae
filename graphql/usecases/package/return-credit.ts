import { creditGivenBack } from '#graphql/domain/ledger/packages.ts'
import { expiresAtLeast } from '#graphql/domain/package/package.ts'
import type { Actor, Payment, RefundCause } from '#prisma/generated/client/client.ts'
import type { LockedBooking } from '../booking/lock.ts'
import type { Deps, Tx } from '../deps.ts'
import { about, post } from '../ledger/post.ts'
import { type LockedPurchase, lockPurchase } from './lock.ts'

/** The session did not come about, by the rules: what paid for it goes back whole. Anything else is money. */
const byRule: ReadonlySet<RefundCause> = new Set([
  'CANCELLATION',
  'NO_SHOW',
  'COMPLAINT',
  'PROVIDER_REFUSED',
  'DECLINED',
])

type Decision = { booking: LockedBooking; payment: Payment; amountMinor: bigint; cause: RefundCause }

/** Whether a refund of a booking that was paid by a credit would be the credit itself, if its package still lasts. */
export const isWholeCredit = ({ booking, payment, amountMinor, cause }: Decision): boolean =>
  payment.creditId !== null &&
  byRule.has(cause) &&
  amountMinor === payment.amountMinor &&
  payment.refundedMinor + payment.lostMinor === 0n &&
  !booking.payout?.releasedAt

/**
 * The package into which a refund goes back as a credit, locked; null when it goes back in money: a part of a credit, one
 * whose package is over, or what was shared out already.
 */
export async function packageToReturnTo(tx: Tx, decision: Decision): Promise<LockedPurchase | null> {
  const { creditId } = decision.payment
  if (!creditId || !isWholeCredit(decision)) return null
  const { purchaseId } = await tx.credit.findUniqueOrThrow({ where: { id: creditId } })
  const purchase = await lockPurchase(tx, purchaseId)
  return purchase?.state === 'ACTIVE' ? purchase : null
}

/** Puts the credit back. Where not the mentee cancelled, the package lasts long enough to spend it. */
export async function returnCredit(
  tx: Tx,
  deps: Deps,
  purchase: LockedPurchase,
  { booking, payment, actor }: { booking: LockedBooking; payment: Payment; actor: Actor },
): Promise<void> {
  const { creditId, creditUse: use, amountMinor: amount } = payment
  if (!creditId || !use) throw new Error(`payment ${payment.id} was not made by a credit`)
  const back = { state: 'UNSPENT', bookingId: null } as const
  await tx.credit.update({ where: { id: creditId, bookingId: booking.id }, data: back })
  await post(tx, creditGivenBack(about(deps, booking), { creditId, use, amount }), deps.now())
  const { id, expiresAt, version } = purchase
  const own = actor === 'MENTEE' || actor === 'PARTNER'
  const lasts = own || !expiresAt ? expiresAt : expiresAtLeast(expiresAt, deps.now())
  await tx.purchase.update({ where: { id }, data: { expiresAt: lasts, version: version + 1 } })
}
