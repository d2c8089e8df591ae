import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { ask } from '#app/api/ask.ts'
import { graphql } from '#app/api/gql.ts'
import { Cost, isNothing } from '#app/components/ui/cost.tsx'
import { askedOf, OpenAndOver } from '#app/components/ui/open-and-over.tsx'
import { privatePage } from '#app/private-page.ts'
import { debtsDesk as words } from '#app/words/dispute.ts'

export const meta = privatePage(words.title)

const DebtsPage = graphql(`
  query DebtsPage($open: Boolean!, $after: String) {
    debtors(open: $open, first: 20, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        cursor
        node {
          open {
            amount
            currency
          }
          mentor {
            name
          }
          debts {
            claimed {
              amount
              currency
            }
            open {
              amount
              currency
            }
            booking {
              id
              title
              menteeName
            }
          }
        }
      }
    }
  }
`)

export async function loader(visit: LoaderFunctionArgs) {
  const { show, after } = askedOf(visit.request)
  const { debtors } = await ask(visit, DebtsPage, { open: show === 'open', after })
  const rows = debtors.edges.map(({ cursor, node }) => ({ id: cursor, ...node }))
  return { show, rows, pageInfo: debtors.pageInfo }
}

/** Who owes the platform money, and what it came from. */
export default function DebtsRoute() {
  const { show, rows, pageInfo } = useLoaderData<typeof loader>()
  return (
    <>
      <h1 className="text-title font-semibold">{words.title}</h1>
      <p className="mt-2">{words.text}</p>
      <OpenAndOver
        words={{ ...words, ...words.tabs }}
        show={show}
        rows={rows}
        card={(row) => <Row row={row} />}
        page={pageInfo}
      />
    </>
  )
}

type Debtor = ReturnType<typeof useLoaderData<typeof loader>>['rows'][number]

function Row({ row: { open, mentor, debts } }: { row: Debtor }) {
  return (
    <article className="card">
      <h2 className="font-semibold">
        {isNothing(open) ? (
          words.owed(mentor.name)
        ) : (
          <>
            {words.owes(mentor.name)} <Cost of={open} />
          </>
        )}
      </h2>
      <ul className="mt-2 grid gap-2">
        {debts.map(({ claimed, open: left, booking: { id, title, menteeName } }) => (
          <li key={id}>
            <Link to={`/admin/debts/${id}`}>{words.of(title, menteeName)}</Link>
            {', '}
            <Cost of={claimed} /> {words.claimed},{' '}
            {isNothing(left) ? (
              words.over
            ) : (
              <>
                <Cost of={left} /> {words.open}
              </>
            )}
          </li>
        ))}
      </ul>
    </article>
  )
}
