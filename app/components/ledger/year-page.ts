import type { ResultOf } from 'gql.tada'
import { graphql } from '#app/api/gql.ts'

export const YearPage = graphql(`
  query YearPage($year: Int!) {
    viewer {
      mentor {
        name
        earningsByMonth(year: $year) {
          month
          sessions
          gross {
            amount
            currency
          }
          fee {
            amount
            currency
          }
          earned {
            amount
            currency
          }
          takenBack {
            amount
            currency
          }
          sent {
            amount
            currency
          }
        }
      }
    }
  }
`)

type Viewed = NonNullable<ResultOf<typeof YearPage>['viewer']>
export type Month = NonNullable<NonNullable<Viewed['mentor']>['earningsByMonth']>[number]

export const sums = ['gross', 'fee', 'earned', 'takenBack', 'sent'] as const

/** The year that an address asks for, else the present one. */
export function askedYear(search: URLSearchParams, now: string): number {
  const given = search.get('year') ?? ''
  return Number(/^2\d{3}$/.test(given) ? given : now.slice(0, 4))
}

/** The sum of one column, exactly: amounts of a currency have the same decimals. */
export function total(months: readonly Month[], column: (typeof sums)[number]) {
  const [first] = months
  if (!first) throw new RangeError('a sum of no months')
  const digits = first[column].amount.split('.')[1]?.length ?? 0
  const minor = months.reduce((sum, month) => sum + BigInt(month[column].amount.replace('.', '')), 0n)
  const text = (minor < 0n ? -minor : minor).toString().padStart(digits + 1, '0')
  const cut = text.length - digits
  const amount = `${minor < 0n ? '-' : ''}${text.slice(0, cut)}${digits > 0 ? `.${text.slice(cut)}` : ''}`
  return { amount, currency: first[column].currency }
}

/** Months of one currency after the other. */
export const byCurrency = (months: readonly Month[]): [currency: string, months: Month[]][] => {
  const currencies = [...new Set(months.map(({ earned }) => earned.currency))]
  return currencies.map((each) => [each, months.filter(({ earned }) => earned.currency === each)])
}
