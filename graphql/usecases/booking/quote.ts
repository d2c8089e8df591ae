import { type PriceSummary, priceOf } from '#graphql/domain/booking/price.ts'
import { storedMoney } from '#graphql/domain/money/stored.ts'
import { addOnsOf } from '#graphql/domain/session-type/add-ons.ts'
import type { Answer } from '#graphql/domain/session-type/questions.ts'
import type { BookableType } from '../session-type/bookable.ts'
import { pricedQuestion } from '../session-type/priced.ts'

/** What a booking with these answers costs, from the database's figures only. */
export function quote(type: BookableType, answers: readonly Answer[]): PriceSummary {
  return priceOf({
    title: type.title,
    base: storedMoney(type.priceMinor, type.currency),
    addOns: addOnsOf(type.questions.map(pricedQuestion), answers),
  })
}
