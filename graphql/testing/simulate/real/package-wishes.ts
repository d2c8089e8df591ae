import { checkoutBooking } from '#graphql/usecases/booking/checkout.ts'
import { buyPackage } from '#graphql/usecases/package/buy.ts'
import { completePurchase } from '#graphql/usecases/package/complete.ts'
import { giveBackPackage, refundPackage } from '#graphql/usecases/package/give-back.ts'
import type { PersonViewer } from '#graphql/usecases/viewer.ts'
import type { House } from '../../../server/house.ts'
import { adminOf } from './quarrels.ts'
import type { Wish } from './wish.ts'

async function buyerOf({ deps }: House, personId: string): Promise<PersonViewer> {
  const { id } = await deps.db.person.findUniqueOrThrow({ where: { id: personId } })
  return { kind: 'person', personId: id, mentorId: null, admin: false, bookingIds: [] }
}

async function ownerOf(house: House, id: string): Promise<PersonViewer> {
  const { personId } = await house.deps.db.purchase.findUniqueOrThrow({ where: { id } })
  return buyerOf(house, personId)
}

/** What people ask for who buy several sessions at one price. */
export const packageWishes: Record<string, (house: House, wish: Wish) => Promise<unknown>> = {
  '/buy': async (house, { packageId, personId, key }) =>
    buyPackage(house.deps, await buyerOf(house, personId), { packageId, idempotencyKey: key }),
  '/bought': async (house, { purchaseId }) =>
    completePurchase(house.deps, await ownerOf(house, purchaseId), purchaseId),
  '/spend': async (house, { purchaseId, sessionTypeId, startsAt, key }) =>
    checkoutBooking(house.deps, await ownerOf(house, purchaseId), {
      ...{ purchaseId, sessionTypeId, startsAt: new Date(startsAt) },
      ...{ timeZone: 'Europe/Lisbon', idempotencyKey: key },
    }),
  '/give-back-package': async (house, { purchaseId }) =>
    giveBackPackage(house.deps, await ownerOf(house, purchaseId), { purchaseId }),
  '/refund-package': async (house, { purchaseId }) =>
    refundPackage(house.deps, await adminOf(house), { purchaseId, reason: 'The mentor is ill.' }),
}
