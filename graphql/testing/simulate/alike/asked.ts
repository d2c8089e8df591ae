import { type PriceSummary, priceOf } from '#graphql/domain/booking/price.ts'
import type { ServiceFee } from '#graphql/domain/fee/fee.ts'
import { type Currency, currencyOf } from '#graphql/domain/money/currencies.ts'
import { chargeLimits, money } from '#graphql/domain/money/money.ts'
import { discountOf, type PromotionBearer } from '#graphql/domain/promotion/discount.ts'
import type { Random } from '../random.ts'

/** What somebody asks for, in words that both gears understand; times in minutes after the beginning. */
export type Asked = {
  readonly startsAt: number
  readonly currency: Currency
  readonly base: bigint
  /** What one piece of its add-on costs, and how many are asked for. */
  readonly unit: bigint
  readonly quantity: number
  readonly code: { readonly bearer: PromotionBearer; readonly percent: number } | null
  readonly approval: boolean
  /** Whether its time is kept while its mentor thinks. */
  readonly keeps: boolean
  /** Whether the card is only saved with the request, and what its bank says when it is charged. */
  readonly saves: boolean
  readonly declines: boolean
  readonly moveNotice: number | null
  /** What not coming costs, where nothing else does. */
  readonly fee: bigint | null
  /** Whether it is paid with the script's package. */
  readonly credit: boolean
}

/** Everybody pays it beside the price. */
export const serviceFee: ServiceFee = { feeBps: 250, fixed: { USD: 35n, JPY: 40n, KWD: 100n } }

/** With two decimals, none, and three of which the last is nothing. */
export const offeredCurrencies: readonly Currency[] = ['USD', 'EUR', 'JPY', 'KWD']

export function askedFor(random: Random, currency: Currency, startsAt: number): Asked {
  const charged = random.chance(0.2)
  const free = charged || random.chance(0.1)
  const { step } = currencyOf(currency)
  const crooked = (most: number) => BigInt(random.int(most)) * step
  const base = free ? 0n : chargeLimits(currency).minimum.minor + crooked(30_000)
  const bearer = random.pick(['MENTOR', 'PLATFORM'] as const) ?? 'MENTOR'
  const approval = random.chance(0.35)
  const percent = random.pick([7, 33, 50, 100]) ?? 7
  return {
    startsAt,
    currency,
    base,
    unit: free ? 0n : step + crooked(2_000),
    quantity: free ? 0 : random.int(4),
    code: !free && random.chance(0.4) ? { bearer, percent } : null,
    approval,
    saves: approval && !charged && random.chance(0.4),
    declines: random.chance(0.4),
    keeps: random.chance(0.7),
    moveNotice: random.chance(0.5) ? 60 : null,
    fee: charged ? chargeLimits(currency).minimum.minor + crooked(3_000) : null,
    credit: false,
  }
}

/** What of it can be contested or given back, as far as it was paid. */
export const worthOf = (wish: Asked): bigint => wish.fee ?? (wish.credit ? wish.base : pricedAs(wish).total)

/** What it costs, by the rules by which every booking is priced. */
export function pricedAs({ currency, base, unit, quantity, code }: Asked): PriceSummary {
  const listed = base + unit * BigInt(quantity)
  const off = code ? takenOff(code, currency, listed) : 0n
  return priceOf({
    title: 'A session',
    base: money(base, currency),
    addOns: [{ questionId: 'q', label: 'Pages', unit, quantity }],
    serviceFee,
    ...(code?.bearer === 'MENTOR' ? { mentorDiscount: off } : { platformDiscount: off }),
  })
}

function takenOff(code: NonNullable<Asked['code']>, currency: Currency, listed: bigint): bigint {
  const always = { mentorId: null, minimum: null, validFrom: null, validUntil: null, mostUses: null }
  const discount = discountOf(
    {
      ...always,
      bearer: code.bearer,
      off: { percent: code.percent },
      firstBookingOnly: false,
      withdrawnAt: null,
    },
    { at: new Date(0), mentorId: 'm', currency, listed, uses: 0, bookedBefore: false },
  )
  return 'minor' in discount ? discount.minor : 0n
}
