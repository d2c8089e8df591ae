import { type AddOn, type PriceSummary, priceOf } from '#graphql/domain/booking/price.ts'
import { noServiceFee } from '#graphql/domain/fee/fee.ts'
import type { Currency } from '#graphql/domain/money/currencies.ts'
import { currencyOf } from '#graphql/domain/money/currencies.ts'
import { chargeLimits, money } from '#graphql/domain/money/money.ts'
import type { SplitTerms } from '#graphql/domain/payout/split.ts'
import { discountOf, type Off, type PromotionBearer } from '#graphql/domain/promotion/discount.ts'
import type { Random } from './random.ts'

/** Without decimals, with two, and with three of which the last is nothing. */
const offered: readonly Currency[] = ['USD', 'EUR', 'JPY', 'KWD', 'ISK']

const fees = [1_500, 1_500, 1_500, 0, 333, 10_000]

/** What a session costs whoever asks for it, and how that will be shared: priced as every booking is. */
export function wishedPrice(random: Random): SplitTerms & Pick<PriceSummary, 'total'> {
  const currency = random.pick(offered) ?? 'USD'
  const free = random.chance(0.2)
  const base = free ? 0n : chargeLimits(currency).minimum.minor + amountOf(random, currency, 40_000)
  const addOns = free ? [] : Array.from({ length: random.int(4) }, () => addOn(random, currency))
  const listed = addOns.reduce((sum, { unit, quantity }) => sum + unit * BigInt(quantity), base)
  const bearer = random.pick(['MENTOR', 'PLATFORM'] as const) ?? 'MENTOR'
  const off = random.chance(0.4) ? takenOff(random, { currency, listed, bearer }) : 0n
  const discount = bearer === 'MENTOR' ? { mentorDiscount: off } : { platformDiscount: off }
  const { mentorDiscount, platformDiscount, serviceFee, total } = priceOf({
    title: 'A session',
    base: money(base, currency),
    addOns,
    serviceFee: random.chance(0.3) ? { feeBps: 500, fixed: {} } : noServiceFee,
    ...discount,
  })
  const feeBps = random.pick(fees) ?? 0
  return { currency, listed, mentorDiscount, platformDiscount, serviceFee, feeBps, total }
}

/** Up to so many steps of the currency, crooked. */
const amountOf = (random: Random, currency: Currency, most: number) =>
  BigInt(random.int(most)) * currencyOf(currency).step

function addOn(random: Random, currency: Currency): AddOn {
  const unit = amountOf(random, currency, 3_000)
  return { questionId: 'q', label: 'More', unit, quantity: random.int(4) }
}

type Coupon = { currency: Currency; listed: bigint; bearer: PromotionBearer }

function takenOff(random: Random, { currency, listed, bearer }: Coupon): bigint {
  const percent = random.pick([100, 50, 33, 7]) ?? 50
  const off: Off = random.chance(0.5)
    ? { percent }
    : { amount: money(amountOf(random, currency, 20_000), currency) }
  const discount = discountOf(
    {
      bearer,
      off,
      mentorId: null,
      minimum: null,
      validFrom: null,
      validUntil: null,
      mostUses: null,
      firstBookingOnly: false,
      withdrawnAt: null,
    },
    { at: new Date(0), mentorId: 'm', currency, listed, uses: 0, bookedBefore: false },
  )
  return 'minor' in discount ? discount.minor : 0n
}
