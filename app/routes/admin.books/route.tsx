import type { LoaderFunctionArgs } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { ask } from '#app/api/ask.ts'
import { BooksPage } from '#app/components/ledger/books-page.ts'
import { CsvLink } from '#app/components/ledger/csv-link.tsx'
import { askedPeriod } from '#app/components/ledger/period.ts'
import { PeriodForm } from '#app/components/ledger/period-form.tsx'
import { PeriodHead } from '#app/components/ledger/statement-page.ts'
import { Cost } from '#app/components/ui/cost.tsx'
import { Table } from '#app/components/ui/table.tsx'
import { privatePage } from '#app/private-page.ts'
import { statement as periodWords, books as words } from '#app/words/ledger.ts'

export const meta = privatePage(words.title)

export async function loader(visit: LoaderFunctionArgs) {
  const { now, currencies } = await ask(visit, PeriodHead, {})
  const period = askedPeriod(new URL(visit.request.url).searchParams, now, currencies[0] ?? 'USD')
  const { dayBook, programs } = await ask(visit, BooksPage, period)
  return { period, currencies, accounts: dayBook, programs: programs.edges.map(({ node }) => node) }
}

export default function BooksRoute() {
  const { period, currencies, accounts, programs } = useLoaderData<typeof loader>()
  return (
    <>
      <h1 className="text-title font-semibold">{words.title}</h1>
      <p className="mt-2">
        {words.text} {periodWords.days}
      </p>
      <PeriodForm {...period} currencies={currencies} />
      {accounts.length === 0 ? (
        <p className="mt-4">{words.none}</p>
      ) : (
        <Accounts rows={accounts} period={period} />
      )}
      <CsvLink to="/books.csv" asked={period} />
      <Statements programs={programs} />
    </>
  )
}

type Account = ReturnType<typeof useLoaderData<typeof loader>>['accounts'][number]

const sums = ['opening', 'debited', 'credited', 'closing'] as const

function Accounts({ rows, period }: { rows: readonly Account[]; period: Record<string, string> }) {
  return (
    <Table label={words.title} columns={[words.account, ...sums.map((sum) => ({ end: words[sum] }))]}>
      {rows.map((row) => (
        <tr key={row.account} className="border-b border-line align-top">
          <th scope="row" className="p-2 text-start font-normal">
            <code>{row.account}</code>, {words.kinds[row.kind] ?? row.kind}
            <span className="block text-text-quiet">{row.description}</span>
          </th>
          {sums.map((sum) => (
            <td key={sum} className="p-2 text-end whitespace-nowrap">
              <Link to={`/admin/ledger?${new URLSearchParams({ ...period, account: row.account })}`}>
                <Cost of={row[sum]} />
              </Link>
            </td>
          ))}
        </tr>
      ))}
    </Table>
  )
}

function Statements({ programs }: { programs: readonly { id: string; name: string }[] }) {
  return (
    <section className="no-print mt-8">
      <h2 className="text-lead font-semibold">{words.statements}</h2>
      <Form method="get" action="/admin/statement" className="mt-3 flex flex-wrap items-end gap-3">
        <div>
          <label htmlFor="mentor" className="label">
            {words.mentor}
          </label>
          <input id="mentor" name="mentor" required className="input" />
        </div>
        <button type="submit" className="button button-quiet">
          {periodWords.show}
        </button>
      </Form>
      {programs.length > 0 && (
        <Form method="get" action="/admin/statement" className="mt-3 flex flex-wrap items-end gap-3">
          <div>
            <label htmlFor="program" className="label">
              {words.program}
            </label>
            <select id="program" name="of" className="input">
              {programs.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </div>
          <button type="submit" className="button button-quiet">
            {periodWords.show}
          </button>
        </Form>
      )}
    </section>
  )
}
