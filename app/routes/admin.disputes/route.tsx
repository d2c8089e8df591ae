import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { ask } from '#app/api/ask.ts'
import { graphql } from '#app/api/gql.ts'
import { Cost } from '#app/components/ui/cost.tsx'
import { askedOf, OpenAndOver } from '#app/components/ui/open-and-over.tsx'
import { When } from '#app/components/ui/when.tsx'
import { privatePage } from '#app/private-page.ts'
import { disputesDesk as words } from '#app/words/dispute.ts'

export const meta = privatePage(words.title)

const DisputesPage = graphql(`
  query DisputesPage($states: [DisputeState!]!, $after: String) {
    disputes(states: $states, first: 20, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          state
          reason
          respondBy
          answer
          problem
          closedAt
          amount {
            amount
            currency
          }
          booking {
            title
            menteeName
            mentor {
              name
            }
          }
          purchase {
            title
            ownerName
            mentorName
          }
        }
      }
    }
  }
`)

const states = {
  open: ['INQUIRY', 'INQUIRY_UNDER_REVIEW', 'NEEDS_RESPONSE', 'UNDER_REVIEW'],
  over: ['WON', 'LOST', 'INQUIRY_CLOSED', 'PREVENTED'],
} as const

export async function loader(visit: LoaderFunctionArgs) {
  const { show, after } = askedOf(visit.request)
  const { disputes } = await ask(visit, DisputesPage, { states: [...states[show]], after })
  return { show, rows: disputes.edges.map(({ node }) => node), pageInfo: disputes.pageInfo }
}

export default function DisputesRoute() {
  const { show, rows, pageInfo } = useLoaderData<typeof loader>()
  return (
    <>
      <h1 className="text-title font-semibold">{words.title}</h1>
      <OpenAndOver words={words} show={show} rows={rows} card={(row) => <Row row={row} />} page={pageInfo} />
    </>
  )
}

type Dispute = ReturnType<typeof useLoaderData<typeof loader>>['rows'][number]

/** What was paid, by whom and to whom. */
function called({ booking, purchase }: Pick<Dispute, 'booking' | 'purchase'>): string {
  if (booking) return words.of(booking.title, booking.menteeName, booking.mentor.name)
  return purchase ? words.ofPackage(purchase.title, purchase.ownerName, purchase.mentorName) : ''
}

function Row({ row }: { row: Dispute }) {
  const { id, state, reason, respondBy, answer, problem, closedAt, amount, ...of } = row
  const waits = (state === 'INQUIRY' || state === 'NEEDS_RESPONSE') && !answer
  return (
    <article className="card">
      <h2 className="font-semibold">
        <Link to={`/admin/disputes/${id}`}>{called(of)}</Link>
      </h2>
      <p>
        <Cost of={amount} />, {words.states[state] ?? state}
      </p>
      <p className="text-text-quiet">
        {words.reason}: {reason.replaceAll('_', ' ')}
      </p>
      {waits && respondBy && (
        <p className="text-warn">
          {words.answerBy} <When at={respondBy} />
        </p>
      )}
      {waits && problem && (
        <p className="text-warn">
          {words.problem} {problem}
        </p>
      )}
      {closedAt && (
        <p className="text-text-quiet">
          {words.ended} <When at={closedAt} />
        </p>
      )}
    </article>
  )
}
