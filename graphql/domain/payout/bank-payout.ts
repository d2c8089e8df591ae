import type { Money } from '../money/money.ts'

/** What becomes of money that a mentor's account pays on to the mentor's bank. */
export type BankPayoutState = 'PENDING' | 'ON_ITS_WAY' | 'PAID' | 'FAILED' | 'CANCELLED'

/** Why a bank sent it back. */
export type BankPayoutFailure =
  | 'NO_SUCH_ACCOUNT'
  | 'ACCOUNT_CLOSED'
  | 'ACCOUNT_BLOCKED'
  | 'WRONG_HOLDER'
  | 'WRONG_CURRENCY'
  | 'NOT_ENOUGH'
  | 'REFUSED'
  | 'OTHER'

export type BankPayout = {
  id: string
  amount: Money
  state: BankPayoutState
  /** The day ("2026-11-23") on which it is at the bank, or was to be; of no time zone. */
  arrivesOn: string
  /** Null unless it failed. */
  failure: BankPayoutFailure | null
  /** Whether the company sent it by itself, and nobody had to ask. */
  automatic: boolean
  /** As much of it as the company tells; null when that is nothing. */
  bank: { name: string | null; lastDigits: string | null } | null
}
