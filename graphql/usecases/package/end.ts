import { packageRefundDecided } from '#graphql/domain/ledger/packages.ts'
import type { Actor, PurchaseEnd } from '#prisma/generated/client/client.ts'
import type { Deps, Tx } from '../deps.ts'
import { appendEvent } from '../events.ts'
import { post } from '../ledger/post.ts'
import { bookable } from '../session-type/bookable.ts'
import { inTransaction } from '../transaction.ts'
import { aboutPurchase, isContested, type LockedPurchase, lockPurchase, sumOf, unspentOf } from './lock.ts'

type Why = {
  endedFor: PurchaseEnd
  actor: Actor
  actorId?: string | null
  reason?: string | null
  /** As much of what was not spent as the bank took; it does not go back once more. */
  gone?: bigint
}

/**
 * Ends a bought package, which is locked: what was not spent of it goes back in money to the card that paid it, exactly.
 * What is booked stays booked.
 */
export async function endPurchase(tx: Tx, deps: Deps, purchase: LockedPurchase, why: Why): Promise<void> {
  const { endedFor, gone = 0n, ...by } = why
  const { id, payment } = purchase
  const amountMinor = sumOf(unspentOf(purchase)) - gone
  const version = purchase.version + 1
  await tx.purchase.update({
    where: { id },
    data: { state: 'ENDED', endedAt: deps.now(), endedFor, version },
  })
  await tx.credit.updateMany({ where: { purchaseId: id, state: 'UNSPENT' }, data: { state: 'ENDED' } })
  await appendEvent(tx, { type: 'package.ended', subjectId: id, version, ...by })
  if (!payment || amountMinor === 0n) return
  const refund = await tx.refund.create({
    data: {
      paymentId: payment.id,
      purchaseId: id,
      ...{ amountMinor, currency: purchase.currency },
      ...{ cause: 'PACKAGE_ENDED', bearer: 'SHARED', actor: by.actor, decidedAt: deps.now() },
    },
  })
  await tx.payment.update({
    where: { id: payment.id },
    data: { refundedMinor: { increment: amountMinor } },
  })
  const decided = { refundId: refund.id, amount: amountMinor }
  await post(tx, packageRefundDecided(aboutPurchase(deps, purchase), decided), deps.now())
  await appendEvent(tx, { type: 'packageRefund.decided', subjectId: refund.id, version, ...by })
}

/**
 * Ends one whose time is over, or whose session nobody offers any more. While its payment is contested that waits: the
 * bank decides what is left.
 */
export async function endOverdue(deps: Deps, purchaseId: string): Promise<void> {
  await inTransaction(deps, async (tx) => {
    const purchase = await lockPurchase(tx, purchaseId)
    if (purchase?.state !== 'ACTIVE' || !purchase.expiresAt || isContested(purchase)) return
    const offered = await tx.sessionType.count({ where: { id: purchase.sessionTypeId, ...bookable } })
    if (offered === 0) await endPurchase(tx, deps, purchase, { endedFor: 'NOT_OFFERED', actor: 'MENTOR' })
    else if (purchase.expiresAt <= deps.now())
      await endPurchase(tx, deps, purchase, { endedFor: 'EXPIRED', actor: 'SYSTEM' })
  })
}
