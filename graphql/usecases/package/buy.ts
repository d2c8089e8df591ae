import { randomUUID } from 'node:crypto'
import { OwnSession } from '#graphql/domain/booking/errors.ts'
import { IdempotencyKeyReused } from '#graphql/domain/idempotency.ts'
import { PackageNotFound } from '#graphql/domain/package/errors.ts'
import { openedNow } from '../booking/checkout-answer.ts'
import type { Deps } from '../deps.ts'
import { claimKey, type KeyedCall, keyedCall, replayOf } from '../idempotency.ts'
import { refuseUnpayable, unavailableErrors } from '../payment/company.ts'
import { inTransaction } from '../transaction.ts'
import type { PersonViewer } from '../viewer.ts'
import { offered } from './access.ts'
import { storePurchase } from './store-purchase.ts'

export const buyPackageErrors = [
  PackageNotFound,
  OwnSession,
  ...unavailableErrors,
  IdempotencyKeyReused,
] as const

export type PackageCheckout = { purchaseId: string; checkoutUrl: string | null }

type Request = { packageId: string; idempotencyKey: string }

/**
 * Opens the Checkout of a package, at the price and under the terms it has now. In the steps of a booking's: stored first,
 * then opened by the request or by the job. A repeat with the same key answers with the same purchase.
 */
export async function buyPackage(
  deps: Deps,
  viewer: PersonViewer,
  request: Request,
): Promise<PackageCheckout> {
  const call = keyedCall(viewer, 'packageBuy', request.idempotencyKey, request)
  const purchaseId = (await replayOf(deps.db, call)) ?? (await begin(deps, viewer, request, call))
  const payment = await deps.db.payment.findUniqueOrThrow({ where: { purchaseId } })
  if (payment.state !== 'OPEN') return { purchaseId, checkoutUrl: null }
  const checkoutUrl = payment.checkoutUrl ?? (await openedNow(deps, payment.id, call))
  return { purchaseId, checkoutUrl }
}

async function begin(deps: Deps, viewer: PersonViewer, { packageId }: Request, call: KeyedCall) {
  return inTransaction(deps, async (tx) => {
    const purchaseId = randomUUID()
    // The key's column names what was made, whatever it is.
    const twin = await claimKey(tx, call, purchaseId)
    if (twin) return twin
    const found = await tx.package.findFirst({
      where: { AND: [{ id: packageId }, offered] },
      include: { sessionType: true, mentor: true },
    })
    if (!found) throw new PackageNotFound()
    if (found.mentorId === viewer.mentorId) throw new OwnSession()
    await refuseUnpayable(tx, deps)
    const { email } = await tx.person.findUniqueOrThrow({ where: { id: viewer.personId } })
    await storePurchase(tx, deps, found, { purchaseId, personId: viewer.personId, email })
    return purchaseId
  })
}
