import { type Currency, currencyOf } from '../money/currencies.ts'
import { type Money, money, roundDown } from '../money/money.ts'

export const purchaseStates = ['AWAITING_PAYMENT', 'UNPAID', 'ACTIVE', 'ENDED'] as const
export type PurchaseState = (typeof purchaseStates)[number]

const dayMs = 86_400_000

/** So long after the payment whoever buys it now may give it back as they like. */
export const coolingOffDays = 14

/** So long before the end its owner is reminded. */
export const reminderDays = 14

/** A credit that comes back because the other side did not give its session can be used at least so long. */
const graceDays = 30

/**
 * What each of n sessions is worth: c_i = down(C·i/n) − down(C·(i−1)/n). They sum to the price exactly, and differ by at
 * most one step of the currency.
 */
export function creditAmounts({ minor, currency }: Money, sessions: number): bigint[] {
  const { step } = currencyOf(currency)
  const upTo = (count: number) => roundDown(minor * BigInt(count), BigInt(sessions), step)
  return Array.from({ length: sessions }, (_, i) => upTo(i + 1) - upTo(i))
}

/** What one session costs, to be told: never more than it is. */
export const eachOf = (minor: bigint, currency: Currency, sessions: number): Money =>
  money(roundDown(minor, BigInt(sessions), currencyOf(currency).step), currency)

/** The same day and time so many months later by UTC; the last day of a month that has no such day. */
export function monthsAfter(at: Date, months: number): Date {
  const later = new Date(at)
  later.setUTCDate(1)
  later.setUTCMonth(later.getUTCMonth() + months)
  const lastDay = new Date(Date.UTC(later.getUTCFullYear(), later.getUTCMonth() + 1, 0)).getUTCDate()
  later.setUTCDate(Math.min(at.getUTCDate(), lastDay))
  return later
}

export const giveBackUntil = (paidAt: Date, days = coolingOffDays): Date =>
  new Date(paidAt.getTime() + days * dayMs)

/** Until when the credits can be used once one came back that the mentee had not cancelled. */
export function expiresAtLeast(expiresAt: Date, at: Date): Date {
  const least = at.getTime() + graceDays * dayMs
  return least > expiresAt.getTime() ? new Date(least) : expiresAt
}

export type UnusableBecause = 'notFound' | 'unpaid' | 'ended' | 'expired' | 'contested' | 'usedUp' | 'extras'

/** Why none of its credits can be spent now; null when one can. */
export function unusableBecause(
  purchase: { state: PurchaseState; expiresAt: Date | null; contested: boolean; unspent: number },
  at: Date,
): UnusableBecause | null {
  const { state, expiresAt, contested, unspent } = purchase
  if (state === 'ENDED') return 'ended'
  if (state !== 'ACTIVE' || !expiresAt) return 'unpaid'
  if (at >= expiresAt) return 'expired'
  if (contested) return 'contested'
  return unspent === 0 ? 'usedUp' : null
}

export type GiveBackBecause = 'notActive' | 'usedUp' | 'contested' | 'tooLate'

/** Why what is left does not go back in money; null when it does. Only its owner is bound to the days after the payment. */
export function giveBackRefusedBecause(
  purchase: {
    state: PurchaseState
    paidAt: Date | null
    contested: boolean
    unspent: number
    giveBackDays?: number
  },
  at: Date,
  byOwner: boolean,
): GiveBackBecause | null {
  const { state, paidAt, contested, unspent, giveBackDays } = purchase
  if (state !== 'ACTIVE' || !paidAt) return 'notActive'
  if (unspent === 0) return 'usedUp'
  if (contested) return 'contested'
  return byOwner && at >= giveBackUntil(paidAt, giveBackDays) ? 'tooLate' : null
}
