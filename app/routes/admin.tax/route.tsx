import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { ask } from '#app/api/ask.ts'
import { graphql } from '#app/api/gql.ts'
import { PeriodHead } from '#app/components/ledger/statement-page.ts'
import { Cost } from '#app/components/ui/cost.tsx'
import { More } from '#app/components/ui/more.tsx'
import { Table } from '#app/components/ui/table.tsx'
import { When } from '#app/components/ui/when.tsx'
import { privatePage } from '#app/private-page.ts'
import { tax } from '#app/words/tax.ts'

const { desk: words } = tax

export const meta = privatePage(words.title)

const TaxDesk = graphql(`
  query TaxDesk($year: Int!, $asked: Boolean!, $country: String, $after: String) {
    payoutAccounts(first: 20, after: $after, asked: $asked, country: $country) {
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          country
          taxForm
          requirementsBy
          requirements {
            ask
            urgency
          }
          mentor {
            id
            name
            handle
            taxYear(year: $year) {
              payments
              reached
              percent
              gross {
                amount
                currency
              }
            }
          }
        }
      }
    }
  }
`)

const filters: Record<string, { asked: boolean; country: string | null }> = {
  all: { asked: false, country: null },
  asked: { asked: true, country: null },
  us: { asked: false, country: 'US' },
}

const lists = [
  ['all', words.all],
  ['asked', words.asked],
  ['us', words.us],
] as const

export async function loader(visit: LoaderFunctionArgs) {
  const { searchParams } = new URL(visit.request.url)
  const show = searchParams.get('show') ?? 'all'
  const filter = filters[show] ?? { asked: false, country: null }
  const { now } = await ask(visit, PeriodHead, {})
  const after = searchParams.get('after')
  const { payoutAccounts } = await ask(visit, TaxDesk, { ...filter, after, year: Number(now.slice(0, 4)) })
  return { show, page: payoutAccounts.pageInfo, accounts: payoutAccounts.edges.map(({ node }) => node) }
}

export default function TaxRoute() {
  const { show, page, accounts } = useLoaderData<typeof loader>()
  return (
    <>
      <h1 className="text-title font-semibold">{words.title}</h1>
      <p className="mt-2">{words.text}</p>
      <nav aria-label={words.lists} className="mt-4 flex flex-wrap gap-2">
        {lists.map(([list, text]) => (
          <Link
            key={list}
            to={`?show=${list}`}
            className="choice"
            {...(list === show && { 'aria-current': 'page' as const })}
          >
            {text}
          </Link>
        ))}
      </nav>
      {accounts.length === 0 ? <p className="mt-4">{words.none}</p> : <Accounts accounts={accounts} />}
      <More page={page} asked={{ show }} />
    </>
  )
}

type Account = ReturnType<typeof useLoaderData<typeof loader>>['accounts'][number]

function Accounts({ accounts }: { accounts: readonly Account[] }) {
  return (
    <Table
      label={words.title}
      columns={[words.mentor, words.country, words.form, words.wanted, { end: words.gross }]}
    >
      {accounts.map((account) => (
        <Row key={account.mentor.id} account={account} />
      ))}
    </Table>
  )
}

function Row({ account: { country, taxForm, requirements, requirementsBy, mentor } }: { account: Account }) {
  const year = mentor.taxYear
  const wanted = requirements.filter(({ urgency }) => urgency !== 'NEXT')
  return (
    <tr className="border-b border-line align-top">
      <th scope="row" className="p-2 text-start font-normal">
        <a href={`/mentors/${mentor.handle}`}>{mentor.name}</a>
      </th>
      <td className="p-2">{country}</td>
      <td className="p-2 whitespace-nowrap">{words.states[taxForm ?? ''] ?? ''}</td>
      <td className="min-w-44 p-2">
        {wanted.map(({ ask: kind, urgency }) => (
          <span key={kind} className="block">
            {tax.asks.kinds[kind] ?? tax.asks.kinds.OTHER}, {tax.asks[urgency]}
          </span>
        ))}
        {wanted.length > 0 && requirementsBy && (
          <span className="block">
            {tax.asks.by} <When at={requirementsBy} />
          </span>
        )}
      </td>
      <td className="p-2 text-end whitespace-nowrap">
        {year && (
          <>
            <Cost of={year.gross} /> {tax.gross(year.payments)}
            <span className="block">{year.reached ? words.reached : `${year.percent} %`}</span>
          </>
        )}
      </td>
    </tr>
  )
}
