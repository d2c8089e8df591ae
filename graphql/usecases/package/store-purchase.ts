import { coolingOffDays } from '#graphql/domain/package/package.ts'
import type { Prisma } from '#prisma/generated/client/client.ts'
import { checkoutEnd } from '../booking/checkout-parameters.ts'
import type { Deps, Tx } from '../deps.ts'
import { appendEvent } from '../events.ts'
import { feesNow } from '../fee/applied.ts'
import { type Buyer, packageCheckout, type Sold } from './checkout-parameters.ts'

/** What is bought, at the price and under the terms of this moment, with the attempt to pay it. */
export async function storePurchase(
  tx: Tx,
  deps: Deps,
  found: Sold,
  { purchaseId, personId, email }: Buyer,
): Promise<void> {
  const createdAt = deps.now()
  const { id: packageId, sessionTypeId, mentorId, sessions, priceMinor, currency, validMonths } = found
  const { title, refundTiers } = found.sessionType
  const { feeBps } = await feesNow(tx, deps.settings, { mentorId, programId: null })
  await tx.purchase.create({
    data: {
      id: purchaseId,
      ...{ packageId, sessionTypeId, mentorId, personId, title, sessions, priceMinor, currency, validMonths },
      feeBps,
      refundTiers: refundTiers as Prisma.InputJsonValue,
      giveBackDays: coolingOffDays,
      createdAt,
    },
  })
  const checkoutExpiresAt = checkoutEnd(deps, null)
  const buyer = { purchaseId, personId, email }
  const parameters = packageCheckout(found, buyer, checkoutExpiresAt, deps.settings)
  const { id: subjectId } = await tx.payment.create({
    data: {
      purchaseId,
      attempt: 1,
      ...{ amountMinor: priceMinor, currency, checkoutExpiresAt, parameters, createdAt },
    },
  })
  await appendEvent(tx, { type: 'payment.attempted', subjectId, version: 1, actor: 'MENTEE' })
}
