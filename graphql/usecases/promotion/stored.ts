import type { Currency } from '#graphql/domain/money/currencies.ts'
import type { Money } from '#graphql/domain/money/money.ts'
import { storedMoney } from '#graphql/domain/money/stored.ts'
import { type Discount, discountOf, type Off, type Promotion } from '#graphql/domain/promotion/discount.ts'
import type { Promotion as Row } from '#prisma/generated/client/client.ts'
import type { Wisher } from '../availability/wanted.ts'
import type { Db, Tx } from '../deps.ts'
import { bookedBefore, usesOf } from './uses.ts'

/** What a code takes off, as its row has it. */
type Amounts = Pick<Row, 'percentOff' | 'amountOffMinor' | 'minimumMinor' | 'currency'>

export function offOf({ percentOff, amountOffMinor, currency }: Amounts): Off {
  if (percentOff !== null) return { percent: percentOff }
  return { amount: storedMoney(amountOffMinor ?? 0n, currency ?? '') }
}

/** The smallest price that a code is for, as its row has it. */
export const minimumOf = ({ minimumMinor, currency }: Amounts): Money | null =>
  minimumMinor === null ? null : storedMoney(minimumMinor, currency ?? '')

/** A code as the domain judges it. */
export const promotionFrom = (row: Row): Promotion => ({
  ...row,
  off: offOf(row),
  minimum: minimumOf(row),
})

export type Wanting = { mentorId: string; currency: Currency; listed: bigint; mentee: Wisher }

/** What the code takes off this price for this mentee now, by the bookings that there are. */
export async function judge(db: Db | Tx, row: Row, wanting: Wanting, at: Date): Promise<Discount> {
  const ofMentor = row.bearer === 'MENTOR' ? wanting.mentorId : null
  return discountOf(promotionFrom(row), {
    ...wanting,
    at,
    uses: row.mostUses === null ? 0 : await usesOf(db, row.id),
    bookedBefore: row.firstBookingOnly && (await bookedBefore(db, wanting.mentee, ofMentor)),
  })
}
