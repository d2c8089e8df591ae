import { Cost } from '#app/components/ui/cost.tsx'
import { useReader } from '#app/time/reader.ts'
import { year as words } from '#app/words/ledger.ts'
import { byCurrency, type Month } from './year-page.ts'

/** A bar for every month with its amount in words: a table that is seen as a chart, a currency after the other. */
export function MonthChart({ months }: { months: readonly Month[] }) {
  return byCurrency(months).map(([currency, own]) => (
    <Chart key={currency} currency={currency} months={own} />
  ))
}

function Chart({ currency, months }: { currency: string; months: readonly Month[] }) {
  const { locale } = useReader()
  const name = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' })
  const most = Math.max(...months.map(({ earned }) => Number(earned.amount)), 1)
  return (
    <table className="mt-3 w-full border-collapse">
      <caption className="text-start text-small text-text-quiet">{words.chart(currency)}</caption>
      <tbody>
        {months.map(({ month, earned }) => (
          <tr key={month}>
            <th scope="row" className="w-px py-1 pe-3 text-start text-small font-normal whitespace-nowrap">
              {name.format(new Date(`${month}-15T12:00:00Z`))}
            </th>
            <td className="py-1">
              <svg
                className="block h-4 w-full"
                viewBox="0 0 100 4"
                preserveAspectRatio="none"
                aria-hidden="true"
              >
                <rect
                  width={(100 * Math.max(Number(earned.amount), 0)) / most}
                  height="4"
                  fill="var(--color-accent)"
                />
              </svg>
            </td>
            <td className="w-px py-1 ps-3 text-end whitespace-nowrap">
              <Cost of={earned} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
