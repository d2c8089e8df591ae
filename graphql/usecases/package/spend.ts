import { creditSpent } from '#graphql/domain/ledger/packages.ts'
import { PackageNotUsable } from '#graphql/domain/package/errors.ts'
import { unusableBecause } from '#graphql/domain/package/package.ts'
import type { Booking } from '#prisma/generated/client/client.ts'
import { lockBooking } from '../booking/lock.ts'
import type { Deps, Tx } from '../deps.ts'
import { about, post } from '../ledger/post.ts'
import { secureBooking } from '../payment/secure.ts'
import { isContested, type LockedPurchase, lockPurchase, unspentOf } from './lock.ts'

/** A credit that this transaction is about to spend, and the terms under which it was bought. */
export type TakenCredit = {
  creditId: string
  use: number
  amountMinor: bigint
  feeBps: number
  refundTiers: LockedPurchase['refundTiers']
  paidAt: Date
}

type Wish = { purchaseId: string; personId: string | null; sessionTypeId: string }

/** Why nothing of it can be spent now; null when it can. */
export const whyUnusable = (
  purchase: Pick<LockedPurchase, 'state' | 'expiresAt' | 'disputes' | 'credits'>,
  at: Date,
) => {
  const { state, expiresAt } = purchase
  const unspent = unspentOf(purchase).length
  return unusableBecause({ state, expiresAt, contested: isContested(purchase), unspent }, at)
}

/** Locks the package and chooses its first credit that is left: of many at once one gets the last. Throws PackageNotUsable. */
export async function takeCredit(
  tx: Tx,
  deps: Pick<Deps, 'now'>,
  { purchaseId, personId, sessionTypeId }: Wish,
): Promise<TakenCredit> {
  const purchase = personId ? await lockPurchase(tx, purchaseId, { personId, sessionTypeId }) : null
  if (!purchase) throw new PackageNotUsable('notFound')
  const because = whyUnusable(purchase, deps.now())
  if (because) throw new PackageNotUsable(because)
  const [first] = unspentOf(purchase)
  if (!first || !purchase.paidAt) throw new PackageNotUsable('usedUp')
  const { id: creditId, uses, amountMinor } = first
  const { feeBps, refundTiers, paidAt } = purchase
  return { creditId, use: uses + 1, amountMinor, feeBps, refundTiers, paidAt }
}

/** Pays the booking, which is new, with the credit: what was paid in advance is held for its session from here on. */
export async function payByCredit(
  tx: Tx,
  deps: Deps,
  row: Pick<Booking, 'id' | 'mentorId' | 'currency'>,
  { creditId, use, amountMinor, paidAt }: TakenCredit,
): Promise<void> {
  const { count } = await tx.credit.updateMany({
    where: { id: creditId, state: 'UNSPENT' },
    data: { state: 'SPENT', bookingId: row.id, uses: use },
  })
  if (count === 0) throw new PackageNotUsable('usedUp')
  const now = deps.now()
  const { id: paymentId } = await tx.payment.create({
    data: {
      bookingId: row.id,
      attempt: 1,
      ...{ state: 'SUCCEEDED', amountMinor, currency: row.currency, capturedAt: paidAt },
      ...{ creditId, creditUse: use, parameters: {}, checkoutExpiresAt: now, createdAt: now },
    },
  })
  await post(tx, creditSpent(about(deps, row), { creditId, use, amount: amountMinor }), now)
  const booking = await lockBooking(tx, row.id)
  if (booking) await secureBooking(tx, deps, { booking, paymentId, capturedAt: paidAt })
}
