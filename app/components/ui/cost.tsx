import { useReader } from '#app/time/reader.ts'
import { payment } from '#app/words/payment.ts'

export type Amount = { amount: string; currency: string }

/** An amount as the reader writes it; the only formatter of money there is. */
export function Cost({ of, orFree = false }: { of: Amount; orFree?: boolean }) {
  const { locale } = useReader()
  if (orFree && isNothing(of)) return <span className="money">{payment.free}</span>
  return (
    <data className="money" value={`${of.amount} ${of.currency}`}>
      {costText(of, locale)}
    </data>
  )
}

/** The same as words, for where no element can stand. The API gives as many decimals as the currency has. */
export function costText({ amount, currency }: Amount, locale: string): string {
  const digits = amount.split('.')[1]?.length ?? 0
  const options = {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }
  return new Intl.NumberFormat(locale, options as Intl.NumberFormatOptions)
    .format(amount as Intl.StringNumericLiteral)
    .replace(/[\u202f\u00a0]/g, ' ')
}

export const isNothing = ({ amount }: Amount): boolean => /^[-0.]*$/.test(amount)
