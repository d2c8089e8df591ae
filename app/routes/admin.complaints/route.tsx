import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { ask } from '#app/api/ask.ts'
import { graphql } from '#app/api/gql.ts'
import { Cost } from '#app/components/ui/cost.tsx'
import { askedOf, OpenAndOver } from '#app/components/ui/open-and-over.tsx'
import { When } from '#app/components/ui/when.tsx'
import { privatePage } from '#app/private-page.ts'
import { complaintsDesk as words } from '#app/words/after-session.ts'

export const meta = privatePage(words.title)

const ComplaintsPage = graphql(`
  query ComplaintsPage($states: [ComplaintState!]!, $after: String) {
    complaints(states: $states, first: 20, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          state
          text
          contestBy
          contestedAt
          decidedAt
          refunded {
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
        }
      }
    }
  }
`)

const states = {
  open: ['OPEN'],
  over: ['UPHELD', 'SPLIT', 'REJECTED', 'WITHDRAWN'],
} as const

export async function loader(visit: LoaderFunctionArgs) {
  const { show, after } = askedOf(visit.request)
  const { complaints } = await ask(visit, ComplaintsPage, { states: [...states[show]], after })
  return { show, rows: complaints.edges.map(({ node }) => node), pageInfo: complaints.pageInfo }
}

export default function ComplaintsRoute() {
  const { show, rows, pageInfo } = useLoaderData<typeof loader>()
  return (
    <>
      <h1 className="text-title font-semibold">{words.title}</h1>
      <OpenAndOver words={words} show={show} rows={rows} card={(row) => <Row row={row} />} page={pageInfo} />
    </>
  )
}

type Complaint = ReturnType<typeof useLoaderData<typeof loader>>['rows'][number]

function Row({ row }: { row: Complaint }) {
  const { id, state, text, contestBy, contestedAt, decidedAt, refunded, booking } = row
  return (
    <article className="card">
      <h2 className="font-semibold">
        <Link to={`/admin/complaints/${id}`}>
          {words.of(booking.title, booking.menteeName, booking.mentor.name)}
        </Link>
      </h2>
      <p className="line-clamp-2 wrap-anywhere">{text}</p>
      {state === 'OPEN' ? (
        <p className={contestedAt ? 'text-warn' : 'text-text-quiet'}>
          {contestedAt ? words.waits : words.answerBy} <When at={contestedAt ?? contestBy} />
        </p>
      ) : (
        <p className="text-text-quiet">
          {words.ended} {decidedAt && <When at={decidedAt} />}: {words.states[state] ?? state}
          {(state === 'UPHELD' || state === 'SPLIT') && refunded && (
            <>
              , <Cost of={refunded} />
            </>
          )}
        </p>
      )}
    </article>
  )
}
