import { agreementIssues } from '#graphql/domain/booking/no-show-fee.ts'
import type { InputIssue } from '#graphql/domain/errors.ts'
import { chargeLimits, toDecimal } from '#graphql/domain/money/money.ts'
import { storedMoney } from '#graphql/domain/money/stored.ts'
import type { Answer } from '#graphql/domain/session-type/questions.ts'
import type { Db } from '../deps.ts'
import { serviceFeeNow } from '../fee/applied.ts'
import type { BookableType } from '../session-type/bookable.ts'
import { quote } from './quote.ts'

/** Answers that, with the service fee, add up to more than can be charged at once. */
export async function costIssues(
  db: Db,
  type: BookableType,
  answers: readonly Answer[],
): Promise<InputIssue[]> {
  const { total, currency } = quote(type, answers, { serviceFee: await serviceFeeNow(db) })
  const { maximum } = chargeLimits(currency)
  if (total <= maximum.minor) return []
  const message = `Together this costs more than can be paid at once: ${toDecimal(maximum)} ${currency}.`
  return [{ path: ['answers'], message }]
}

type Yes = {
  purchaseId?: string | null
  acceptedNoShowFee?: { amount: string; currency: string } | null
}

/** A fee for not coming without the mentee's yes to it; a session of a package has none. */
export function feeIssues(
  { noShowFeeMinor, currency }: Pick<BookableType, 'noShowFeeMinor' | 'currency'>,
  { purchaseId, acceptedNoShowFee = null }: Yes,
): InputIssue[] {
  if (noShowFeeMinor === null || purchaseId) return []
  return agreementIssues(storedMoney(noShowFeeMinor, currency), acceptedNoShowFee)
}
