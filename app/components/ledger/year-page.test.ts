import { expect, test } from 'vitest'
import { askedYear, byCurrency, type Month, total } from './year-page.ts'

const month = (currency: string, amount: string): Month => {
  const of = { amount, currency }
  return { month: '2026-12', sessions: 1, gross: of, fee: of, earned: of, takenBack: of, sent: of }
}

test.for([
  ['USD', ['70.13', '0.05', '-0.20'], '69.98'],
  ['USD', ['0.05', '-0.07'], '-0.02'],
  ['JPY', ['500', '25'], '525'],
  ['KWD', ['1.234', '0.006'], '1.240'],
] as const)('months in %s sum exactly', ([currency, amounts, sum]) => {
  expect(
    total(
      amounts.map((amount) => month(currency, amount)),
      'earned',
    ),
  ).toEqual({ amount: sum, currency })
})

test('currencies are never summed together, and an odd year is the present one', () => {
  const months = [month('USD', '1.00'), month('JPY', '5'), month('USD', '2.00')]
  expect(byCurrency(months).map(([currency, own]) => [currency, own.length])).toEqual([
    ['USD', 2],
    ['JPY', 1],
  ])
  const now = '2026-12-07T08:00:00.000Z'
  expect(askedYear(new URLSearchParams('year=2025'), now)).toBe(2025)
  expect(askedYear(new URLSearchParams('year=99999'), now)).toBe(2026)
})
