import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ask } from '#app/api/ask.ts'
import { graphql } from '#app/api/gql.ts'
import { Cost } from '#app/components/ui/cost.tsx'
import { TabbedCards } from '#app/components/ui/tabbed-cards.tsx'
import { When } from '#app/components/ui/when.tsx'
import { privatePage } from '#app/private-page.ts'
import { explained } from '#app/words/ledger.ts'
import { payment as money } from '#app/words/payment.ts'
import { refundsDesk as words } from '#app/words/refund.ts'

export const meta = privatePage(words.title)

const RefundsPage = graphql(`
  query RefundsPage($states: [RefundState!], $after: String) {
    refunds(states: $states, first: 20, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          state
          cause
          amount {
            amount
            currency
          }
          decidedAt
          settledAt
          settledBy
          reference
          booking {
            id
            title
            menteeName
            creditCameBack
          }
          packagePurchase {
            title
            ownerName
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
  const { refunds } = await ask(visit, RefundsPage, { states, after: searchParams.get('after') || null })
  return { asked, rows: refunds.edges.map(({ node }) => node), pageInfo: refunds.pageInfo }
}

/** Everything that goes back to mentees, why, and how far it got. */
export default function RefundsRoute() {
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

type Refund = ReturnType<typeof useLoaderData<typeof loader>>['rows'][number]

function Row({ row }: { row: Refund }) {
  const { state, cause, amount, decidedAt, settledAt, settledBy, reference, booking } = row
  return (
    <article className="card">
      <h2 className="font-semibold">
        <Whose refund={row} />
      </h2>
      <p>{words.causes[cause] ?? cause}</p>
      <p className={state === 'FAILED' ? 'text-warn' : undefined}>
        <Cost of={amount} />, {words.states[state] ?? state} <When at={settledAt ?? decidedAt} />
        {settledBy && ` ${money.otherWays[settledBy]}`}
        {reference && ` (${reference})`}
      </p>
      {booking?.creditCameBack && <p>{words.credit}</p>}
      <p className="flex flex-wrap gap-4">
        {state === 'FAILED' && <a href="/admin/stuck">{words.seeTo}</a>}
        {booking && (
          <a href={`/admin/ledger?${new URLSearchParams({ booking: booking.id })}`}>{explained.link}</a>
        )}
      </p>
    </article>
  )
}

function Whose({ refund: { booking, packagePurchase } }: { refund: Refund }) {
  if (booking) return <a href={`/bookings/${booking.id}`}>{words.of(booking.title, booking.menteeName)}</a>
  if (!packagePurchase) return words.title
  return <a href="/admin/packages">{words.of(packagePurchase.title, packagePurchase.ownerName)}</a>
}
