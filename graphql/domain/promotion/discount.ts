import { type Currency, currencyOf } from '../money/currencies.ts'
import { displayMoney } from '../money/format.ts'
import { chargeLimits, type Money, money, roundDown } from '../money/money.ts'

/** MENTOR: the mentor earns less. PLATFORM: the mentor is paid as if nothing had been taken off. */
export type PromotionBearer = 'MENTOR' | 'PLATFORM'

export type Off = { readonly percent: number } | { readonly amount: Money }

export type Promotion = {
  readonly bearer: PromotionBearer
  /** Whose session types it is for; null: everybody's. */
  readonly mentorId: string | null
  readonly off: Off
  /** The smallest listed price it is for; a price in another currency is none. */
  readonly minimum: Money | null
  readonly validFrom: Date | null
  /** From this instant on it is over. */
  readonly validUntil: Date | null
  readonly mostUses: number | null
  readonly firstBookingOnly: boolean
  readonly withdrawnAt: Date | null
}

export type PromotionFacts = {
  readonly at: Date
  /** Whose session type is booked. */
  readonly mentorId: string
  readonly currency: Currency
  /** Base and add-ons. */
  readonly listed: bigint
  /** Bookings that use the code, without this one. */
  readonly uses: number
  /** Whether the mentee booked before: with this mentor for a mentor's code, with anybody for the platform's. */
  readonly bookedBefore: boolean
}

export type PromotionRefusal =
  | 'UNKNOWN'
  | 'NOT_YET'
  | 'OVER'
  | 'USED_UP'
  | 'NOT_FIRST'
  | 'OTHER_CURRENCY'
  | 'BELOW_MINIMUM'
  | 'NOTHING_OFF'

export type Discount = { readonly minor: bigint } | { readonly refused: PromotionRefusal }

/**
 * What a code takes off a price, down to the currency's step, or why it does not. What would be left but is too little
 * to be charged is taken off as well: whoever bears the discount bears that too.
 */
export function discountOf(promotion: Promotion, facts: PromotionFacts): Discount {
  const refused = refusalOf(promotion, facts)
  if (refused) return { refused }
  const { listed, currency } = facts
  const off = takenOff(promotion.off, facts)
  if (off <= 0n) return { refused: 'NOTHING_OFF' }
  const tooLittle = listed - off < chargeLimits(currency).minimum.minor
  return { minor: tooLittle ? listed : off }
}

function refusalOf(promotion: Promotion, facts: PromotionFacts): PromotionRefusal | null {
  const { mentorId, validFrom, validUntil, mostUses, minimum, withdrawnAt, off } = promotion
  if (mentorId !== null && mentorId !== facts.mentorId) return 'UNKNOWN'
  if (withdrawnAt !== null || (validUntil !== null && facts.at >= validUntil)) return 'OVER'
  if (validFrom !== null && facts.at < validFrom) return 'NOT_YET'
  if (mostUses !== null && facts.uses >= mostUses) return 'USED_UP'
  if (promotion.firstBookingOnly && facts.bookedBefore) return 'NOT_FIRST'
  const needed = minimum?.currency ?? ('amount' in off ? off.amount.currency : null)
  if (needed !== null && needed !== facts.currency) return 'OTHER_CURRENCY'
  return minimum !== null && facts.listed < minimum.minor ? 'BELOW_MINIMUM' : null
}

function takenOff(off: Off, { listed, currency }: PromotionFacts): bigint {
  if ('percent' in off) return roundDown(listed * BigInt(off.percent), 100n, currencyOf(currency).step)
  return off.amount.minor < listed ? off.amount.minor : listed
}

/** The refusal in words for whoever typed the code. */
export function refusalWords(refusal: PromotionRefusal, promotion: Promotion | null): string {
  switch (refusal) {
    case 'UNKNOWN':
      return 'This code is not valid here. Check its spelling, or go on without it.'
    case 'NOT_YET':
      return 'This code is not valid yet.'
    case 'OVER':
      return 'This code is no longer valid.'
    case 'USED_UP':
      return 'This code has been used as often as it can be.'
    case 'NOT_FIRST':
      return promotion?.bearer === 'MENTOR'
        ? 'This code is for a first session with this mentor.'
        : 'This code is for a first session.'
    case 'OTHER_CURRENCY':
      return 'This code is for prices in another currency.'
    case 'BELOW_MINIMUM':
      return `This code is for prices from ${displayMoney(promotion?.minimum ?? money(0n, 'USD'))}.`
    case 'NOTHING_OFF':
      return 'This code takes nothing off this price.'
  }
}
