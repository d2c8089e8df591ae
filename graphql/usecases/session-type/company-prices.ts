import { storedMoney } from '#graphql/domain/money/stored.ts'
import {
  type Known,
  nextTelling,
  type Priced,
  type Telling,
} from '#graphql/domain/session-type/company-price.ts'
import type { Prisma } from '#prisma/generated/client/client.ts'
import type { Deps, Tx } from '../deps.ts'

/** A session type with all that this payment company was told of it. */
export const withCompany = (company: string) =>
  ({
    mentor: { select: { state: true } },
    companies: { where: { company }, include: { prices: { orderBy: { wantedAt: 'asc' } } } },
  }) satisfies Prisma.SessionTypeInclude

export type ToldType = Prisma.SessionTypeGetPayload<{ include: ReturnType<typeof withCompany> }>

/** What a type costs, as it is told; what the public may not book is as good as hidden. */
export const pricedOf = ({
  title,
  active,
  mentor,
  priceMinor,
  currency,
}: Pick<ToldType, 'title' | 'active' | 'mentor' | 'priceMinor' | 'currency'>): Priced => ({
  title,
  active: active && mentor.state === 'APPROVED',
  price: storedMoney(priceMinor, currency),
})

export function knownOf([company]: ToldType['companies']) {
  if (!company) return null
  const prices = company.prices.map(({ amountMinor, currency, ...price }) => ({
    ...price,
    amount: storedMoney(amountMinor, currency),
  }))
  return { ...company, told: company.toldAt !== null, prices } satisfies Known
}

/** What of a type the company is to be told next; null: it knows all. */
export const tellingOf = (type: ToldType): Telling | null =>
  nextTelling(pricedOf(type), knownOf(type.companies))

/** What the company calls what a session type costs and cost, as far as it still takes it. */
export async function chargeablePrices(
  tx: Tx,
  { payments }: Pick<Deps, 'payments'>,
  { sessionTypeId, currency }: { sessionTypeId: string; currency: string },
) {
  const ofType = { sessionTypeId, company: payments.name, type: { offered: true } }
  const told = await tx.companyPrice.findMany({
    where: { ...ofType, currency, state: 'TOLD', archivedAt: null },
  })
  return told.flatMap(({ priceId, amountMinor: minor }) => (priceId ? [{ priceId, minor }] : []))
}
