import { type PriceParts, type PriceSummary, priceOf } from '#graphql/domain/booking/price.ts'
import type { ServiceFee } from '#graphql/domain/fee/fee.ts'
import { storedMoney } from '#graphql/domain/money/stored.ts'
import { PackageNotUsable } from '#graphql/domain/package/errors.ts'
import type { PromotionBearer } from '#graphql/domain/promotion/discount.ts'
import { addOnsOf } from '#graphql/domain/session-type/add-ons.ts'
import type { Answer } from '#graphql/domain/session-type/questions.ts'
import type { BookableType } from '../session-type/bookable.ts'
import { pricedQuestion } from '../session-type/priced.ts'

/** A code that was found good, and what it takes off in minor units. */
export type Applied = { promotionId: string; code: string; bearer: PromotionBearer; minor: bigint }

/** What a booking is priced by besides its type and answers; it keeps all of it. */
export type Terms = { applied: Applied | null; feeBps: number; serviceFee: ServiceFee }

/** What a booking with these answers on these terms costs, from the database's figures only. */
export function quote(
  type: BookableType,
  answers: readonly Answer[],
  { applied: off, serviceFee }: Partial<Omit<Terms, 'feeBps'>> = {},
): PriceSummary {
  return priceOf({
    title: type.title,
    base: storedMoney(type.priceMinor, type.currency),
    addOns: addOnsOf(type.questions.map(pricedQuestion), answers),
    ...(off ? discounted(off) : {}),
    ...(serviceFee ? { serviceFee } : {}),
  })
}

/** What a session costs that a package paid for: its part of the package's price. */
export const quoteCredit = ({ title, currency }: BookableType, minor: bigint): PriceSummary =>
  priceOf({ title, base: storedMoney(minor, currency) })

/** What comes on top, or off, is not a package's to pay. Throws PackageNotUsable. */
export function refuseExtras(type: BookableType, answers: readonly Answer[], code: string | null): void {
  if (code !== null || quote(type, answers).total !== type.priceMinor) throw new PackageNotUsable('extras')
}

const discounted = ({ code, bearer, minor }: Applied): Partial<PriceParts> =>
  bearer === 'MENTOR' ? { code, mentorDiscount: minor } : { code, platformDiscount: minor }
