import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ask } from '#app/api/ask.ts'
import { graphql } from '#app/api/gql.ts'
import { Cost } from '#app/components/ui/cost.tsx'
import { TabbedCards } from '#app/components/ui/tabbed-cards.tsx'
import { When } from '#app/components/ui/when.tsx'
import { privatePage } from '#app/private-page.ts'
import { explained } from '#app/words/ledger.ts'
import { payoutsDesk as words } from '#app/words/payout.ts'

export const meta = privatePage(words.title)

const PayoutsPage = graphql(`
  query PayoutsPage($states: [PayoutState!], $after: String) {
    payouts(states: $states, first: 20, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          state
          releaseAt
          paidAt
          amount {
            amount
            currency
          }
          blocks {
            reason
            since
          }
          booking {
            id
            title
            menteeName
            mentor {
              name
            }
          }
        }
      }
    }
  }
`)

type State = keyof typeof words.tabs

const tabs = [['all', words.all], ...(Object.entries(words.tabs) as [State, string][])] as const

export async function loader(visit: LoaderFunctionArgs) {
  const { searchParams } = new URL(visit.request.url)
  const asked = tabs.find(([state]) => state === searchParams.get('state'))?.[0] ?? 'all'
  const states = asked === 'all' ? null : [asked]
  const { payouts } = await ask(visit, PayoutsPage, { states, after: searchParams.get('after') || null })
  return { asked, rows: payouts.edges.map(({ node }) => node), pageInfo: payouts.pageInfo }
}

/** Every mentor's share of every booking, and what stands in its way. */
export default function PayoutsRoute() {
  const { asked, rows, pageInfo } = useLoaderData<typeof loader>()
  return (
    <>
      <h1 className="text-title font-semibold">{words.title}</h1>
      <p className="mt-2">{words.text}</p>
      <TabbedCards
        label={words.title}
        name="state"
        tabs={tabs}
        here={asked}
        none={words.none}
        rows={rows}
        card={(row) => <Row row={row} />}
        page={pageInfo}
      />
    </>
  )
}

type Payout = ReturnType<typeof useLoaderData<typeof loader>>['rows'][number]

function Row({ row: { state, releaseAt, paidAt, amount, blocks, booking } }: { row: Payout }) {
  const { id, title, menteeName, mentor } = booking
  const at = state === 'PAID' ? paidAt : state === 'HELD' || state === 'DUE' ? releaseAt : null
  const waits = state === 'BLOCKED' || state === 'FAILED'
  return (
    <article className="card">
      <h2 className="font-semibold">
        <a href={`/bookings/${id}`}>{words.of(title, menteeName)}</a>
      </h2>
      <p>
        <Cost of={amount} /> {words.to(mentor.name)}, {words.states[state] ?? state} {at && <When at={at} />}
        {waits && (
          <>
            , {words.due} <When at={releaseAt} />
          </>
        )}
      </p>
      {blocks.map(({ reason, since }) => (
        <p key={`${reason} ${since}`} className="text-warn">
          {words.reasons[reason] ?? reason}, {words.since} <When at={since} />
        </p>
      ))}
      <p>
        <a href={`/admin/ledger?${new URLSearchParams({ booking: id })}`}>{explained.link}</a>
      </p>
    </article>
  )
}
