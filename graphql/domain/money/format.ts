import { type Currency, currencyOf } from './currencies.ts'
import { type Money, toDecimal } from './money.ts'

const formats = new Map<string, Intl.NumberFormat>()

/** "$82.50" as readers of the locale write it, with the decimals of our table. */
export function displayMoney(amount: Money, locale = 'en'): string {
  return formatOf(amount.currency, locale).format(toDecimal(amount) as Intl.StringNumericLiteral)
}

function formatOf(currency: Currency, locale: string): Intl.NumberFormat {
  const key = `${locale} ${currency}`
  const known = formats.get(key)
  if (known) return known
  const digits = currencyOf(currency).exponent
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
  formats.set(key, format)
  return format
}
