import { toDecimal } from '#graphql/domain/money/money.ts'
import { storedMoney } from '#graphql/domain/money/stored.ts'
import type { House } from '../../../server/house.ts'

/** Everybody says yes to what not coming costs. */
export async function feeOf({ db }: House['deps'], id: string) {
  const { noShowFeeMinor, currency } = await db.sessionType.findUniqueOrThrow({ where: { id } })
  return noShowFeeMinor === null
    ? null
    : { amount: toDecimal(storedMoney(noShowFeeMinor, currency)), currency }
}
