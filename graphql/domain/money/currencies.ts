type CurrencyRow = {
  /** Decimals by ISO 4217. Never Intl's digits, which say 0 for HUF, IDR and COP. */
  readonly exponent: 0 | 2 | 3
  /** Amounts are multiples of this many minor units: Stripe wants three-decimal amounts to end in 0. */
  readonly step: 1n | 10n
  /** Minor units. `published`: Stripe's own figure; else ours, well above US$0.50, which Stripe converts to. */
  readonly minimum: bigint
  readonly published: boolean
  /** Decimals in which Stripe takes the amount: ISK and UGX are whole units, yet sent times 100. */
  readonly sentExponent: 0 | 2 | 3
}

const two = (minimum: bigint): CurrencyRow => ({ ...row(2, minimum, true) })
const ourTwo = (minimum: bigint): CurrencyRow => ({ ...row(2, minimum, false) })
const ourThree = (minimum: bigint): CurrencyRow => ({ ...row(3, minimum, false), step: 10n })

function row(exponent: 0 | 2 | 3, minimum: bigint, published: boolean): CurrencyRow {
  return { exponent, step: 1n, minimum, published, sentExponent: exponent }
}

/** The currencies offered. Source: ISO 4217 and docs.stripe.com/currencies (special cases, minimum charges). */
export const currencies = {
  AED: two(200n),
  AUD: two(50n),
  BHD: ourThree(400n),
  BRL: two(50n),
  CAD: two(50n),
  CHF: two(50n),
  CLP: row(0, 1_000n, false),
  COP: ourTwo(400_000n),
  CZK: two(1_500n),
  DKK: two(250n),
  EGP: ourTwo(5_000n),
  EUR: two(50n),
  GBP: two(30n),
  HKD: two(400n),
  HUF: two(17_500n),
  IDR: ourTwo(1_700_000n),
  ILS: ourTwo(400n),
  INR: two(50n),
  ISK: { ...row(0, 150n, false), sentExponent: 2 },
  JOD: ourThree(700n),
  JPY: row(0, 50n, true),
  KES: ourTwo(13_000n),
  KRW: row(0, 1_500n, false),
  KWD: ourThree(400n),
  MAD: ourTwo(1_000n),
  MXN: two(1_000n),
  MYR: two(200n),
  NGN: ourTwo(160_000n),
  NOK: two(300n),
  NZD: two(50n),
  OMR: ourThree(400n),
  PEN: ourTwo(400n),
  PHP: ourTwo(6_000n),
  PLN: two(200n),
  RON: two(200n),
  SAR: ourTwo(400n),
  SEK: two(300n),
  SGD: two(50n),
  THB: two(1_000n),
  TND: ourThree(3_000n),
  TRY: ourTwo(4_500n),
  TWD: ourTwo(3_500n),
  UGX: { ...row(0, 4_000n, false), sentExponent: 2 },
  USD: two(50n),
  VND: row(0, 26_000n, false),
  ZAR: ourTwo(2_000n),
} as const satisfies Record<string, CurrencyRow>

export type Currency = keyof typeof currencies

export const currencyCodes = Object.keys(currencies) as Currency[]

/** True for the codes offered, in capitals only. */
export function isCurrency(code: string): code is Currency {
  return Object.hasOwn(currencies, code)
}

/** The table's row of one currency. */
export function currencyOf(currency: Currency): CurrencyRow {
  return currencies[currency]
}
