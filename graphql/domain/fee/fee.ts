import { type Currency, currencyOf } from '../money/currencies.ts'
import { roundDown } from '../money/money.ts'

/** What a mentee pays the platform beside the price; amounts in minor units. */
export type ServiceFee = {
  /** Of the price after discounts, in hundredths of a percent. */
  readonly feeBps: number
  readonly fixed: Readonly<Partial<Record<Currency, bigint>>>
}

export const noServiceFee: ServiceFee = { feeBps: 0, fixed: {} }

/** The service fee on a price after discounts, down to the currency's step. On what costs nothing there is none. */
export function serviceFeeOn(net: bigint, currency: Currency, { feeBps, fixed }: ServiceFee): bigint {
  if (net === 0n) return 0n
  return roundDown(net * BigInt(feeBps), 10_000n, currencyOf(currency).step) + (fixed[currency] ?? 0n)
}

/** Whose fee it is that a booking is made with. */
export type FeeSource = 'PROGRAM' | 'MENTOR' | 'PLATFORM'

export type PlatformFee = { readonly feeBps: number; readonly source: FeeSource }

type Fees = {
  /** The programme's through which it is booked; null without one, or without a fee of its own. */
  readonly program: number | null
  readonly mentor: number | null
  readonly platform: number
}

/** The fee that applies: the programme's, else the mentor's, else the platform's. */
export function feeThatApplies({ program, mentor, platform }: Fees): PlatformFee {
  if (program !== null) return { feeBps: program, source: 'PROGRAM' }
  if (mentor !== null) return { feeBps: mentor, source: 'MENTOR' }
  return { feeBps: platform, source: 'PLATFORM' }
}

/** What is left of an undiscounted price for the mentor; the fee goes down to the currency's step as in the split. */
export function leftOf(price: bigint, currency: Currency, feeBps: number): bigint {
  return price - roundDown(price * BigInt(feeBps), 10_000n, currencyOf(currency).step)
}

/** A fee that was set: whose it is, and what it was and is; null: none of its own. */
export type FeeMove = {
  readonly of: FeeSource
  readonly from: number | null
  readonly to: number | null
  /** The mentor's own fee, and the platform's, where it is not theirs that was set. */
  readonly own: number | null
  readonly platform: number
}

/** What applied to a mentor before a fee was set and what applies now; null where that is the same. */
export function feeMoved({ of, own, platform, from, to }: FeeMove): { before: number; after: number } | null {
  const applied = (set: number | null) =>
    feeThatApplies({
      program: of === 'PROGRAM' ? set : null,
      mentor: of === 'MENTOR' ? set : own,
      platform: of === 'PLATFORM' ? (set ?? platform) : platform,
    }).feeBps
  const [before, after] = [applied(from), applied(to)]
  return before === after ? null : { before, after }
}
