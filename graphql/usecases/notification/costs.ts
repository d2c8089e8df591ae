import { type PriceSnapshot, summaryFrom } from '#graphql/domain/booking/price.ts'
import { displayMoney } from '#graphql/domain/money/format.ts'
import { storedMoney } from '#graphql/domain/money/stored.ts'
import type { MailedBooking } from './mailed-booking.ts'

/** What the price is made of, as the booking keeps it. */
export const linesOf = ({ breakdown }: MailedBooking) =>
  summaryFrom(breakdown as unknown as PriceSnapshot).lines

/** The price, and before it what it is made of when that is more than the session alone; nothing when it is free. */
export function costs(booking: MailedBooking): [string, string][] {
  const shown = (minor: bigint) => displayMoney(storedMoney(minor, booking.currency))
  const parts = linesOf(booking).map(({ label, minor }): [string, string] => [label, shown(minor)])
  if (booking.priceMinor === 0n && parts.length === 1) return []
  return [...(parts.length > 1 ? parts : []), ['Price', shown(booking.priceMinor)]]
}
