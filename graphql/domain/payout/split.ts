import { type Currency, currencyOf } from '../money/currencies.ts'
import { roundDown } from '../money/money.ts'

/** The parts of a price that the split reads, from the booking's snapshot; minor units, none negative. */
export type SplitTerms = {
  readonly currency: Currency
  readonly listed: bigint
  readonly mentorDiscount: bigint
  readonly platformDiscount: bigint
  readonly serviceFee: bigint
  /** The platform's fee in hundredths of a percent of what the mentor asks, 0 to 10 000. */
  readonly feeBps: number
}

export type Split = {
  readonly currency: Currency
  /** C: what the mentee pays. */
  readonly captured: bigint
  /** fee0, and sub0: the promotion that the platform pays to the mentor. */
  readonly fee: bigint
  readonly subsidy: bigint
}

export type Shares = {
  readonly kept: bigint
  readonly fee: bigint
  readonly subsidy: bigint
  readonly mentor: bigint
}

/** The whole split, before anything goes back. Throws RangeError on a fee above 100 % or discounts above the price. */
export function splitOf(terms: SplitTerms): Split {
  const { currency, listed, mentorDiscount, platformDiscount, serviceFee, feeBps } = terms
  const base = listed - mentorDiscount
  if (!Number.isInteger(feeBps) || feeBps < 0 || feeBps > 10_000) throw new RangeError(`fee of ${feeBps} bps`)
  if (platformDiscount > base) throw new RangeError('a promotion above the price')
  const fee = roundDown(base * BigInt(feeBps), 10_000n, currencyOf(currency).step) + serviceFee
  return { currency, captured: base - platformDiscount + serviceFee, fee, subsidy: platformDiscount }
}

/** K, in total: captured less SHARED refunds decided less disputes lost, never below nothing. */
export function keptOf(
  split: Split,
  gone: { readonly refundsDecided: bigint; readonly disputesLost: bigint },
): bigint {
  const kept = split.captured - gone.refundsDecided - gone.disputesLost
  return kept > 0n ? kept : 0n
}

/**
 * Everybody's share when `kept` stays, a function of the total kept and of nothing before it. For a split of which
 * nothing is captured (a promotion of 100 %) `refundPercent` stands in for what went back.
 */
export function sharesOf(split: Split, kept: bigint, refundPercent = 0): Shares {
  const { currency, captured, fee, subsidy } = split
  if (kept < 0n || kept > captured) throw new RangeError(`kept ${kept} of ${captured}`)
  const { step } = currencyOf(currency)
  const [part, whole] = captured === 0n ? [BigInt(100 - refundPercent), 100n] : [kept, captured]
  const feeKept = roundDown(fee * part, whole, step)
  const subsidyKept = roundDown(subsidy * part, whole, step)
  return { kept, fee: feeKept, subsidy: subsidyKept, mentor: kept + subsidyKept - feeKept }
}

/** Δ of each share between two totals kept: what the second takes away from the first. */
export function shrinkage(before: Shares, after: Shares): Shares {
  return {
    kept: before.kept - after.kept,
    fee: before.fee - after.fee,
    subsidy: before.subsidy - after.subsidy,
    mentor: before.mentor - after.mentor,
  }
}

/** A share on its way in up to two transfers: up to what was kept from the charge, the subsidy from the balance. */
export function transfersOf(shares: Shares): { readonly fromCharge: bigint; readonly fromBalance: bigint } {
  const fromCharge = shares.mentor < shares.kept ? shares.mentor : shares.kept
  return { fromCharge, fromBalance: shares.mentor - fromCharge }
}
