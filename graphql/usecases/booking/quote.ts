import { type PriceParts, type PriceSummary, priceOf } from '#graphql/domain/booking/price.ts'
import { storedMoney } from '#graphql/domain/money/stored.ts'
import type { PromotionBearer } from '#graphql/domain/promotion/discount.ts'
import { addOnsOf } from '#graphql/domain/session-type/add-ons.ts'
import type { Answer } from '#graphql/domain/session-type/questions.ts'
import type { BookableType } from '../session-type/bookable.ts'
import { pricedQuestion } from '../session-type/priced.ts'

/** A code that was found good, and what it takes off in minor units. */
export type Applied = { promotionId: string; code: string; bearer: PromotionBearer; minor: bigint }

/** What a booking with these answers and this code costs, from the database's figures only. */
export function quote(
  type: BookableType,
  answers: readonly Answer[],
  off: Applied | null = null,
): PriceSummary {
  return priceOf({
    title: type.title,
    base: storedMoney(type.priceMinor, type.currency),
    addOns: addOnsOf(type.questions.map(pricedQuestion), answers),
    ...(off ? discounted(off) : {}),
  })
}

const discounted = ({ code, bearer, minor }: Applied): Partial<PriceParts> =>
  bearer === 'MENTOR' ? { code, mentorDiscount: minor } : { code, platformDiscount: minor }
