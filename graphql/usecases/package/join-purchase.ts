import { packageBought } from '#graphql/domain/ledger/packages.ts'
import { providerFee } from '#graphql/domain/ledger/postings.ts'
import { storedMoney } from '#graphql/domain/money/stored.ts'
import { creditAmounts, monthsAfter } from '#graphql/domain/package/package.ts'
import type { Checkout, Payment } from '#graphql/providers/payments/port.ts'
import type { PaymentState } from '#prisma/generated/client/client.ts'
import type { Deps, Tx } from '../deps.ts'
import { appendEvent } from '../events.ts'
import { post } from '../ledger/post.ts'
import { bookable } from '../session-type/bookable.ts'
import { inTransaction } from '../transaction.ts'
import { endPurchase } from './end.ts'
import { aboutPurchase, type LockedPurchase, lockPurchase } from './lock.ts'

/**
 * What the payment company says of a package's Checkout. States only move forward, an older answer changes nothing. One
 * that is paid after it was given up is bought all the same, unless its session is not offered any more.
 */
export async function joinPurchase(deps: Deps, purchaseId: string, facts: Checkout): Promise<void> {
  await inTransaction(deps, async (tx) => {
    const purchase = await lockPurchase(tx, purchaseId)
    if (!purchase?.payment) return
    const { id, checkoutSessionId, checkoutUrl } = purchase.payment
    if (checkoutSessionId === null || checkoutUrl !== facts.url) {
      const known = { checkoutSessionId: facts.id, checkoutUrl: facts.url }
      await tx.payment.update({ where: { id }, data: known })
    }
    if (facts.status === 'expired') return giveUp(tx, purchase, 'EXPIRED', ['OPEN'])
    await joinPayment(tx, deps, purchase, facts.payment)
  })
}

async function joinPayment(tx: Tx, deps: Deps, purchase: LockedPurchase, facts: Payment): Promise<void> {
  switch (facts.state) {
    case 'captured':
      return joinCapture(tx, deps, purchase, facts)
    case 'failed':
      return giveUp(tx, purchase, 'FAILED', ['OPEN', 'EXPIRED', 'PROCESSING'])
    case 'voided':
      return giveUp(tx, purchase, 'VOIDED', ['OPEN', 'EXPIRED', 'PROCESSING'])
    case 'processing': {
      const { paymentIntentId, chargeId } = facts
      await tx.payment.updateMany({
        where: { purchaseId: purchase.id, state: { in: ['OPEN', 'EXPIRED', 'FAILED'] } },
        data: { state: 'PROCESSING', paymentIntentId, chargeId },
      })
      return
    }
    default:
  }
}

/** Ends a Checkout that could not be opened. */
export async function giveUpPurchase(deps: Deps, purchaseId: string): Promise<void> {
  await inTransaction(deps, async (tx) => {
    const purchase = await lockPurchase(tx, purchaseId)
    if (purchase?.payment?.checkoutSessionId === null) await giveUp(tx, purchase, 'FAILED', ['OPEN'])
  })
}

/** Nothing was paid; the purchase stays as a record of that. */
async function giveUp(
  tx: Tx,
  { id, version, state }: Pick<LockedPurchase, 'id' | 'version' | 'state'>,
  to: PaymentState,
  from: PaymentState[],
): Promise<void> {
  const where = { purchaseId: id, state: { in: from } }
  const { count } = await tx.payment.updateMany({ where, data: { state: to } })
  if (count === 0 || state !== 'AWAITING_PAYMENT') return
  await tx.purchase.update({ where: { id }, data: { state: 'UNPAID', version: version + 1 } })
  await appendEvent(tx, { type: 'package.unpaid', subjectId: id, version: version + 1, actor: 'PROVIDER' })
}

type Captured = Extract<Payment, { state: 'captured' }>

async function joinCapture(tx: Tx, deps: Deps, purchase: LockedPurchase, facts: Captured): Promise<void> {
  const { paymentIntentId, chargeId, capturedAt, amount, fee } = facts
  const tags = aboutPurchase(deps, purchase)
  if (fee) {
    const { transactionId, amount: charged } = fee
    await post(tx, providerFee(tags, { transactionId, amount: charged.minor }), deps.now())
  }
  const { count } = await tx.payment.updateMany({
    where: { purchaseId: purchase.id, state: { not: 'SUCCEEDED' } },
    data: { state: 'SUCCEEDED', amountMinor: amount.minor, paymentIntentId, chargeId, capturedAt },
  })
  if (count === 0) return
  await post(tx, packageBought(tags, { chargeId, amount: amount.minor }), deps.now())
  await activate(tx, deps, purchase, capturedAt)
}

async function activate(tx: Tx, deps: Deps, { id, version, ...bought }: LockedPurchase, paidAt: Date) {
  const price = storedMoney(bought.priceMinor, bought.currency)
  await tx.credit.createMany({
    data: creditAmounts(price, bought.sessions).map((amountMinor, i) => ({
      purchaseId: id,
      nth: i + 1,
      amountMinor,
    })),
  })
  const expiresAt = monthsAfter(paidAt, bought.validMonths)
  await tx.purchase.update({
    where: { id },
    data: { state: 'ACTIVE', paidAt, expiresAt, version: version + 1 },
  })
  const offered = await tx.sessionType.count({ where: { id: bought.sessionTypeId, ...bookable } })
  const active = offered > 0 ? null : await lockPurchase(tx, id)
  if (active) return endPurchase(tx, deps, active, { endedFor: 'NOT_OFFERED', actor: 'SYSTEM' })
  await appendEvent(tx, { type: 'package.bought', subjectId: id, version: version + 1, actor: 'MENTEE' })
}
