import { ReasonMissing, RefundChanged } from '#graphql/domain/booking/errors.ts'
import { InputInvalid } from '#graphql/domain/errors.ts'
import type { Money } from '#graphql/domain/money/money.ts'
import { storedMoney } from '#graphql/domain/money/stored.ts'
import { PackageGiveBackRefused, PackageNotFound } from '#graphql/domain/package/errors.ts'
import { giveBackRefusedBecause } from '#graphql/domain/package/package.ts'
import type { Deps } from '../deps.ts'
import { audit, checkReason } from '../operations/audit.ts'
import { inTransaction } from '../transaction.ts'
import type { PersonViewer } from '../viewer.ts'
import { boughtBy } from './access.ts'
import { endPurchase } from './end.ts'
import { isContested, type LockedPurchase, lockPurchase, sumOf, unspentOf } from './lock.ts'

export const giveBackPackageErrors = [PackageNotFound, PackageGiveBackRefused, RefundChanged] as const
export const refundPackageErrors = [
  PackageNotFound,
  PackageGiveBackRefused,
  ReasonMissing,
  InputInvalid,
] as const

/** What of it was not spent yet. */
export const unspentValue = (purchase: Pick<LockedPurchase, 'currency' | 'credits'>): Money =>
  storedMoney(sumOf(unspentOf(purchase)), purchase.currency)

const factsOf = (
  purchase: Pick<LockedPurchase, 'state' | 'paidAt' | 'giveBackDays' | 'disputes' | 'credits'>,
) => ({
  state: purchase.state,
  paidAt: purchase.paidAt,
  giveBackDays: purchase.giveBackDays,
  contested: isContested(purchase),
  unspent: unspentOf(purchase).length,
})

/** Whether its owner would get back what was not spent, at this moment: the mutation's own rule. */
export const ownerMayGiveBack = (purchase: Parameters<typeof factsOf>[0], at: Date): boolean =>
  giveBackRefusedBecause(factsOf(purchase), at, true) === null

/** Its owner gives back what was not spent, within the days in which that can be done. Another amount ends nothing. */
export async function giveBackPackage(
  deps: Deps,
  viewer: PersonViewer,
  { purchaseId, expectedRefund }: { purchaseId: string; expectedRefund?: Money | null },
): Promise<void> {
  await inTransaction(deps, async (tx) => {
    const purchase = await lockPurchase(tx, purchaseId, boughtBy(viewer))
    if (!purchase) throw new PackageNotFound()
    const because = giveBackRefusedBecause(factsOf(purchase), deps.now(), true)
    if (because) throw new PackageGiveBackRefused(because)
    const amount = unspentValue(purchase)
    const expected = expectedRefund ?? amount
    if (expected.minor !== amount.minor || expected.currency !== amount.currency)
      throw new RefundChanged(amount)
    const by = { actor: 'MENTEE', actorId: viewer.personId } as const
    await endPurchase(tx, deps, purchase, { endedFor: 'GIVEN_BACK', ...by })
  })
}

/** An admin gives back what was not spent, at any time, with a reason. */
export async function refundPackage(
  deps: Deps,
  viewer: PersonViewer,
  request: { purchaseId: string; reason: string },
): Promise<void> {
  const reason = checkReason(request.reason)
  if (!viewer.admin) throw new PackageNotFound()
  await inTransaction(deps, async (tx) => {
    const purchase = await lockPurchase(tx, request.purchaseId)
    if (!purchase) throw new PackageNotFound()
    const because = giveBackRefusedBecause(factsOf(purchase), deps.now(), false)
    if (because) throw new PackageGiveBackRefused(because)
    const by = { actor: 'ADMIN', actorId: viewer.personId, reason } as const
    await endPurchase(tx, deps, purchase, { endedFor: 'PLATFORM', ...by })
    const subject = { subjectType: 'PackagePurchase', subjectId: purchase.id }
    await audit(tx, deps, viewer, { action: 'package.refunded', ...subject, reason })
  })
}
