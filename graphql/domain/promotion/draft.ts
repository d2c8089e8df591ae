import { type Checked, collected } from '../account/person.ts'
import { InputInvalid } from '../errors.ts'
import { isCurrency } from '../money/currencies.ts'
import { AmountInvalid, type Money, parseMoney } from '../money/money.ts'
import { isCode, normalCode } from './code.ts'
import type { Off, Promotion, PromotionBearer } from './discount.ts'

type Typed = { readonly amount: string; readonly currency: string }

/** A code as it was typed. */
export type PromotionDraft = {
  readonly code: string
  readonly bearer: PromotionBearer
  readonly percentOff?: number | null | undefined
  readonly amountOff?: Typed | null | undefined
  readonly minimumPrice?: Typed | null | undefined
  readonly validFrom?: Date | null | undefined
  readonly validUntil?: Date | null | undefined
  readonly mostUses?: number | null | undefined
  readonly firstBookingOnly?: boolean | null | undefined
}

export type CheckedPromotion = Omit<Promotion, 'mentorId' | 'withdrawnAt'> & { readonly code: string }

const mostUsesEver = 1_000_000

/** The code as it can be kept, in what is sold here. Throws InputInvalid with everything that is wrong with it. */
export function checkPromotion(
  draft: PromotionDraft,
  at: Date,
  settles: readonly string[],
): CheckedPromotion {
  const code = normalCode(draft.code)
  const { validFrom = null, validUntil = null, mostUses = null } = draft
  const checked = collected({
    code: checkCode(code),
    [draft.amountOff ? 'amountOff' : 'percentOff']: checkOff(draft, settles),
    minimumPrice: minimumOf(draft, settles),
    validUntil: checkEnd(validFrom, validUntil, at),
    mostUses: checkUses(mostUses),
  })
  if ('issues' in checked) throw new InputInvalid(checked.issues)
  const { percentOff, amountOff, minimumPrice } = checked.values
  return {
    code,
    bearer: draft.bearer,
    off: (amountOff ?? percentOff) as Off,
    minimum: minimumPrice as Money | null,
    validFrom,
    validUntil,
    mostUses,
    firstBookingOnly: draft.firstBookingOnly ?? false,
  }
}

function checkCode(code: string): Checked<string> {
  const message = 'A code has 3 to 32 letters, digits and hyphens, with a letter or digit at both ends.'
  return isCode(code) ? { value: code } : { message }
}

function checkOff({ percentOff, amountOff }: PromotionDraft, settles: readonly string[]): Checked<Off> {
  const given = (percentOff ?? null) !== null
  if (amountOff) {
    if (given) return { message: 'Take off a percentage or an amount, not both.' }
    const amount = checkAmount(amountOff, settles)
    return 'value' in amount ? { value: { amount: amount.value } } : amount
  }
  if (!given) return { message: 'Say what the code takes off: a percentage or an amount.' }
  const percent = percentOff ?? 0
  const holds = Number.isInteger(percent) && percent >= 1 && percent <= 100
  return holds ? { value: { percent } } : { message: 'A percentage is a whole number from 1 to 100.' }
}

function minimumOf(
  { minimumPrice, amountOff }: PromotionDraft,
  settles: readonly string[],
): Checked<Money | null> {
  if (!minimumPrice) return { value: null }
  if (amountOff && amountOff.currency !== minimumPrice.currency)
    return { message: 'Give the smallest price in the currency of what is taken off.' }
  return checkAmount(minimumPrice, settles)
}

function checkAmount({ amount, currency }: Typed, settles: readonly string[]): Checked<Money> {
  if (!isCurrency(currency)) return { message: 'This currency is not offered here.' }
  if (!settles.includes(currency))
    return { message: `Nothing is sold in ${currency} here. Give it in ${settles.join(' or ')}.` }
  try {
    const value = parseMoney(amount, currency)
    return value.minor > 0n ? { value } : { message: 'This is nothing.' }
  } catch (error) {
    if (error instanceof AmountInvalid) return { message: error.message }
    throw error
  }
}

function checkEnd(from: Date | null, until: Date | null, at: Date): Checked<Date | null> {
  if (until && from && until <= from) return { message: 'This is not after its beginning.' }
  return until && until <= at ? { message: 'This is in the past.' } : { value: until }
}

function checkUses(most: number | null): Checked<number | null> {
  const holds = most === null || (Number.isInteger(most) && most >= 1 && most <= mostUsesEver)
  return holds ? { value: most } : { message: 'A code is used at least once; leave it out for no limit.' }
}
