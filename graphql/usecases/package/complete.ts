import { PackageNotFound } from '#graphql/domain/package/errors.ts'
import type { Deps } from '../deps.ts'
import { fulfilCheckout } from '../payment/fulfil-checkout.ts'
import type { PersonViewer } from '../viewer.ts'
import { boughtBy } from './access.ts'

export const completePurchaseErrors = [PackageNotFound] as const

/** What the return page calls: joins what was paid, without waiting for the webhook; unreachable, it still waits. */
export async function completePurchase(deps: Deps, viewer: PersonViewer, purchaseId: string): Promise<void> {
  const purchase = await deps.db.purchase.findFirst({
    where: { AND: [{ id: purchaseId }, boughtBy(viewer)] },
    include: { payment: true },
  })
  if (!purchase) throw new PackageNotFound()
  const { checkoutSessionId, state } = purchase.payment ?? {}
  if (!checkoutSessionId || state === 'SUCCEEDED') return
  await fulfilCheckout(deps, checkoutSessionId).catch((error: unknown) => {
    deps.log.warn({ purchaseId, err: error }, 'payment not checked on return')
  })
}
