import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { ask } from '#app/api/ask.ts'
import { CsvLink } from '#app/components/ledger/csv-link.tsx'
import { MonthChart } from '#app/components/ledger/month-chart.tsx'
import { PeriodHead } from '#app/components/ledger/statement-page.ts'
import { askedYear, byCurrency, type Month, sums, total, YearPage } from '#app/components/ledger/year-page.ts'
import { Cost } from '#app/components/ui/cost.tsx'
import { Table } from '#app/components/ui/table.tsx'
import { privatePage } from '#app/private-page.ts'
import { statement, year as words } from '#app/words/ledger.ts'

export const meta = privatePage(words.title)

export async function loader(visit: LoaderFunctionArgs) {
  const { now } = await ask(visit, PeriodHead, {})
  const year = askedYear(new URL(visit.request.url).searchParams, now)
  const { viewer } = await ask(visit, YearPage, { year })
  if (!viewer?.mentor) throw redirect('/mentor/profile')
  return { year, name: viewer.mentor.name, months: viewer.mentor.earningsByMonth ?? [] }
}

export default function YearRoute() {
  const { year, name, months } = useLoaderData<typeof loader>()
  return (
    <>
      <h1 className="text-title font-semibold">{words.of(year, name)}</h1>
      <p className="mt-2">
        {words.text} {statement.days}
      </p>
      <Form method="get" className="no-print mt-4 flex flex-wrap items-end gap-3">
        <div>
          <label htmlFor="year" className="label">
            {words.year}
          </label>
          <input
            id="year"
            name="year"
            inputMode="numeric"
            pattern="2\d\d\d"
            required
            defaultValue={year}
            className="input max-w-32"
          />
        </div>
        <button type="submit" className="button button-quiet">
          {statement.show}
        </button>
      </Form>
      {months.length === 0 && <p className="mt-4">{words.none}</p>}
      <MonthChart months={months} />
      {byCurrency(months).map(([currency, own]) => (
        <Summary key={currency} months={own} />
      ))}
      <CsvLink to="/year.csv" asked={{ year: String(year) }} />
    </>
  )
}

function Summary({ months }: { months: readonly Month[] }) {
  return (
    <Table
      label={words.title}
      columns={[words.month, { end: words.sessions }, ...sums.map((sum) => ({ end: words[sum] }))]}
    >
      {months.map((month) => (
        <Row key={month.month} name={month.month} sessions={month.sessions} of={(sum) => month[sum]} />
      ))}
      <Row
        name={words.total}
        sessions={months.reduce((all, { sessions }) => all + sessions, 0)}
        of={(sum) => total(months, sum)}
      />
    </Table>
  )
}

type RowProps = {
  name: string
  sessions: number
  of: (sum: (typeof sums)[number]) => { amount: string; currency: string }
}

function Row({ name, sessions, of }: RowProps) {
  return (
    <tr className="border-b border-line">
      <th scope="row" className="p-2 text-start">
        {name}
      </th>
      <td className="p-2 text-end">{sessions}</td>
      {sums.map((sum) => (
        <td key={sum} className="p-2 text-end whitespace-nowrap">
          <Cost of={of(sum)} />
        </td>
      ))}
    </tr>
  )
}
