import { type Money, parseMoney, toDecimal } from '#graphql/domain/money/money.ts'
import { storedMoney } from '#graphql/domain/money/stored.ts'
import { builder } from '../builder.ts'

export const MoneyType = builder.objectRef<Money>('Money').implement({
  description: 'An amount with its currency; exact, with as many decimals as the currency has.',
  fields: (t) => ({
    amount: t.field({ type: 'Decimal', description: 'In units of the currency. 82.50', resolve: toDecimal }),
    currency: t.expose('currency', { type: 'CurrencyCode', description: 'Which currency.' }),
  }),
})

export const MoneyInput = builder.inputType('MoneyInput', {
  description: 'An amount with its currency.',
  fields: (t) => ({
    amount: t.field({ type: 'Decimal', description: 'In units of the currency. 82.50' }),
    currency: t.field({ type: 'CurrencyCode', description: 'Which currency.' }),
  }),
})

/** Throws AmountInvalid for an amount that the currency cannot have. */
export function moneyFrom({ amount, currency }: { amount: string; currency: string }): Money {
  return parseMoney(amount, storedMoney(0n, currency).currency)
}
