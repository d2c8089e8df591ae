import { disputeOpen } from '#graphql/domain/dispute/state.ts'
import { displayMoney } from '#graphql/domain/money/format.ts'
import { storedMoney } from '#graphql/domain/money/stored.ts'
import type { Refund } from '#prisma/generated/client/client.ts'
import type { MailedBooking } from './mailed-booking.ts'

/** How much goes back, as it is written. */
export const amountOf = ({ amountMinor, currency }: Pick<Refund, 'amountMinor' | 'currency'>): string =>
  displayMoney(storedMoney(amountMinor, currency))

/** How soon a mentee sees money that goes back. */
export const arrives = 'Banks usually show it within 5 to 10 working days.'

/** How and when money reaches the mentee. */
export const goesBack = (amount: string): string => `${amount} goes back to you the way you paid. ${arrives}`

/** The same of a booking: while a bank has its payment, that decides first. */
export const comesBack = (booking: MailedBooking, amount: string): string =>
  isWithBank(booking)
    ? `${amount} is to go back to you. Your bank has this payment now and decides first; what it gives you is part of that.`
    : goesBack(amount)

function isWithBank({ disputes, credit }: MailedBooking): boolean {
  const all = [...disputes, ...(credit?.purchase.disputes ?? [])]
  return all.some(({ state, refundable }) => disputeOpen(state) && !refundable)
}

/** To the mentor: what goes back of what was paid, and what stays theirs. */
export function goesBackToThem({ menteeName, payout }: MailedBooking, refund: Refund | undefined): string[] {
  if (!payout) return []
  const left = payout.state === 'CANCELLED' ? null : amountOf(payout)
  if (!refund) return [`By the refund policy nothing goes back to ${menteeName}: your share stays whole.`]
  return [
    `${amountOf(refund)} goes back to ${menteeName}.`,
    left ? `${left} of your share stays yours.` : 'Nothing is left of your share.',
  ]
}
