import {
  type AddOnPrices,
  addsToPrice,
  mostPieces,
  type PricedQuestion,
} from '#graphql/domain/session-type/add-ons.ts'
import type { Question, SessionType } from '#prisma/generated/client/client.ts'

type Row = Pick<Question, 'priceMinor' | 'optionPricesMinor'>

/** What the answers to a question add, as its row has it. */
export const addOnPricesOf = ({ priceMinor, optionPricesMinor }: Row): AddOnPrices => ({
  unit: priceMinor,
  optionUnits: (optionPricesMinor as string[]).map(BigInt),
})

/** A question with what its answers add; of what is paid by the piece there is a largest number. */
export function pricedQuestion(
  row: Pick<Question, 'id' | 'kind' | 'label' | 'required' | 'options'> & Row,
): PricedQuestion {
  const { id, kind, label, required, options } = row
  const prices = addOnPricesOf(row)
  const most = kind === 'NUMBER' && addsToPrice(prices) ? { most: mostPieces } : {}
  return { id, kind, label, required, options, ...most, ...prices }
}

/** Whether a booking may cost something: by itself, or by what is added to it. */
export const mayCost = ({
  priceMinor,
  questions,
}: Pick<SessionType, 'priceMinor'> & { questions: readonly Row[] }): boolean =>
  priceMinor > 0n || questions.some((question) => addsToPrice(addOnPricesOf(question)))
