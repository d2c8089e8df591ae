import { type Money, money } from '../money/money.ts'
import { askedFor, type Required } from './requirements.ts'

/** How what a tax form needs stands. */
export const taxFormStates = ['NONE_NEEDED', 'NOT_ASKED', 'DUE', 'LATE', 'COMPLETE'] as const
export type TaxFormState = (typeof taxFormStates)[number]

export type TaxFacts = Required & { readonly country: string | null; readonly taxIdGiven: boolean }

/** Only accounts in the United States get a form 1099. Null before the account was fetched. */
export function taxFormState({ country, taxIdGiven, ...required }: TaxFacts): TaxFormState | null {
  if (country === null) return null
  if (country !== 'US') return 'NONE_NEEDED'
  const asked = askedFor(required).find(({ ask }) => ask === 'TAX_ID')
  if (asked?.urgency === 'LATE') return 'LATE'
  if (asked?.urgency === 'DUE') return 'DUE'
  return taxIdGiven ? 'COMPLETE' : 'NOT_ASKED'
}

export type Threshold = { readonly amount: Money; readonly payments: number }

/**
 * From when on a form 1099-K is filed for a calendar year: more than this amount in more than so many payments. 26 U.S.C.
 * § 6050W(e), as Public Law 119-21 § 70432 restored it; for 2024 IRS Notice 2024-85 asked for it above 5,000 USD.
 */
export function thresholdOf(year: number): Threshold {
  return year === 2024
    ? { amount: money(500_000n, 'USD'), payments: 0 }
    : { amount: money(2_000_000n, 'USD'), payments: 200 }
}

type Taken = { readonly gross: Money; readonly payments: number }

/** How near a year's payments are to the threshold, in whole percent: both of its figures have to be passed. */
export function nearness(
  { gross, payments }: Taken,
  threshold: Threshold,
): { reached: boolean; percent: number } {
  const reached = gross.minor > threshold.amount.minor && payments > threshold.payments
  const amount = Number((gross.minor * 100n) / threshold.amount.minor)
  const count = threshold.payments === 0 ? 100 : Math.floor((payments * 100) / threshold.payments)
  return { reached, percent: reached ? 100 : Math.min(amount, count, 99) }
}

/** When the form of a year has to be with whom it is about: the last day of the January after it. */
export const formDueOn = (year: number): string => `${year + 1}-01-31`
