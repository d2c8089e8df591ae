import type { Checked } from '../account/person.ts'
import type { AddOn } from '../booking/price.ts'
import { type Currency, isCurrency } from '../money/currencies.ts'
import { AmountInvalid, chargeLimits, type Money, parseMoney, toDecimal } from '../money/money.ts'
import type { Answer, Question } from './questions.ts'

/** An amount as it was typed: digits with a point. */
export type Typed = { readonly amount: string; readonly currency: string }

/** What answers add, in minor units of the session type's currency. */
export type AddOnPrices = {
  /** Per piece of a number, or for a ticked box; null: nothing. */
  readonly unit: bigint | null
  /** Beside the options; empty: nothing. */
  readonly optionUnits: readonly bigint[]
}

export type PricedQuestion = Question & AddOnPrices

/** How many pieces one booking can pay for. */
export const mostPieces = 1_000

/** Whether an answer may add to the price. */
export const addsToPrice = ({ unit, optionUnits }: AddOnPrices): boolean =>
  (unit ?? 0n) > 0n || optionUnits.some((each) => each > 0n)

/** What was chosen and costs something or nothing, from the questions' own prices. */
export function addOnsOf(questions: readonly PricedQuestion[], answers: readonly Answer[]): AddOn[] {
  const byId = new Map(questions.map((question) => [question.id, question]))
  return answers.flatMap((answer) => {
    const question = byId.get(answer.questionId)
    return question ? chosenOf(question, answer.value) : []
  })
}

function chosenOf(
  { id: questionId, label, options = [], unit, optionUnits }: PricedQuestion,
  value: Answer['value'],
): AddOn[] {
  if (typeof value === 'number') return [{ questionId, label, unit: unit ?? 0n, quantity: value }]
  if (typeof value === 'boolean') return [{ questionId, label, unit: unit ?? 0n, quantity: value ? 1 : 0 }]
  const chosen: unknown[] = [value].flat()
  return optionUnits.flatMap((each, index) => {
    const option = options[index]
    if (option === undefined || !chosen.includes(option)) return []
    return [{ questionId, label: chosenLabel(label, option), unit: each, quantity: 1 }]
  })
}

/** "Report: written", and "Which report? written". */
const chosenLabel = (label: string, option: string) => `${label}${/\p{P}$/u.test(label) ? '' : ':'} ${option}`

/** An add-on's price beside the price of the session: same currency, its steps, and nothing too small to be charged alone. */
export function checkAddOn({ amount, currency }: Typed, base: Typed): Checked<bigint> {
  if (currency !== base.currency)
    return { message: `Set it in ${base.currency}, like the price of the session.` }
  if (!isCurrency(currency)) return { message: 'This currency is not offered here.' }
  try {
    return within(parseMoney(amount, currency satisfies Currency), /^[0.]*$/.test(base.amount))
  } catch (error) {
    if (error instanceof AmountInvalid) return { message: error.message }
    throw error
  }
}

function within(price: Money, alone: boolean): Checked<bigint> {
  const { minimum, maximum } = chargeLimits(price.currency)
  if (price.minor > maximum.minor)
    return { message: `It is at most ${toDecimal(maximum)} ${price.currency}.` }
  if (alone && price.minor > 0n && price.minor < minimum.minor)
    return { message: `Beside a free session it is at least ${toDecimal(minimum)} ${price.currency}.` }
  return { value: price.minor }
}
