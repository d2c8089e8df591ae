import type { Currency } from '../money/currencies.ts'
import type { Account } from './accounts.ts'

/** `amount` in minor units: debit positive, credit negative, never 0. */
export type Posting = {
  readonly account: Account
  readonly currency: Currency
  readonly amount: bigint
  readonly bookingId: string | null
  readonly mentorId: string | null
}

export type LedgerFact =
  | 'captured'
  | 'providerFee'
  | 'providerCharge'
  | 'refundDecided'
  | 'goodwillShared'
  | 'refundEffected'
  | 'refundFailed'
  | 'refundSettled'
  | 'payoutReleased'
  | 'transferCreated'
  | 'debtNetted'
  | 'clawedBack'
  | 'transferReversed'
  | 'debtPaid'
  | 'debtWrittenOff'
  | 'disputeWithdrawn'
  | 'disputeReinstated'
  | 'disputeLost'
  | 'bankPayout'
  | 'packageBought'
  | 'creditSpent'
  | 'creditGivenBack'

/** One balanced entry. Its key is unique in the ledger, so that a repeat of the fact posts nothing. */
export type LedgerEntry = {
  readonly key: string
  readonly fact: LedgerFact
  readonly postings: readonly Posting[]
}

/** What the lines are tagged with; `provider` names the payment provider's asset account. */
export type About = {
  readonly provider: string
  readonly currency: Currency
  readonly bookingId: string | null
  readonly mentorId: string | null
}

export type Line = readonly [account: Account, amount: bigint, about?: About]

/** None when every line is nothing; throws RangeError when the lines do not sum to zero per currency. */
export function entryOf(key: string, fact: LedgerFact, about: About, lines: readonly Line[]): LedgerEntry[] {
  const postings = lines
    .filter(([, amount]) => amount !== 0n)
    .map(([account, amount, { currency, bookingId, mentorId } = about]): Posting => {
      return { account, currency, amount, bookingId, mentorId }
    })
  if (!isBalanced(postings)) throw new RangeError(`the entry ${key} does not balance`)
  return postings.length > 0 ? [{ key, fact, postings }] : []
}

/** Zero per currency. */
export function isBalanced(postings: readonly Posting[]): boolean {
  const sums = new Map<Currency, bigint>()
  for (const { currency, amount } of postings) sums.set(currency, (sums.get(currency) ?? 0n) + amount)
  return [...sums.values()].every((sum) => sum === 0n)
}

export function providerOf(about: About): Account {
  return `provider:${about.provider}`
}
