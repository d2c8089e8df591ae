import { storedMoney } from '#graphql/domain/money/stored.ts'
import type { CheckoutParameters } from '#graphql/providers/payments/port.ts'
import type { Prisma } from '#prisma/generated/client/client.ts'
import type { Settings } from '../deps.ts'
import { nodeId } from '../node-id.ts'

export type Sold = Prisma.PackageGetPayload<{ include: { sessionType: true; mentor: true } }>
export type Buyer = { purchaseId: string; personId: string; email: string }

/** All that the Checkout of a package is made of, fixed before the first call. Methods that take days are not offered. */
export function packageCheckout(
  { id: packageId, mentorId, sessionTypeId, sessions, priceMinor, currency, sessionType, mentor }: Sold,
  { purchaseId, personId, email }: Buyer,
  expiresAt: Date,
  { appUrl }: Settings,
): CheckoutParameters {
  const page = `${appUrl}/packages/bought/${nodeId('PackagePurchase', purchaseId)}`
  return {
    bookingId: purchaseId,
    amount: { minor: priceMinor.toString(), currency: storedMoney(0n, currency).currency },
    title: `${sessions} × ${sessionType.title} with ${mentor.name}`,
    email,
    successUrl: `${page}/return`,
    cancelUrl: page,
    expiresAt: expiresAt.toISOString(),
    transferGroup: `package_${purchaseId}`,
    immediate: true,
    metadata: { purchaseId, packageId, mentorId, menteeId: personId, sessionTypeId, origin: 'sundial' },
  }
}
