import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData, useRevalidator } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import { answerRequest } from '#app/api/answer-request.ts'
import { ask } from '#app/api/ask.ts'
import { graphql } from '#app/api/gql.ts'
import { followBookings } from '#app/api/live-bookings.client.ts'
import { BookingRow, BookingRowFields } from '#app/components/booking/booking-row.tsx'
import { Problem } from '#app/components/ui/problem.tsx'
import { privatePage } from '#app/private-page.ts'
import { deskBookings as words } from '#app/words/desk.ts'
import { request } from '#app/words/request.ts'
import { RequestFields, Requests } from './requests.tsx'

export const meta = privatePage(words.title)

const Ahead = graphql(
  `
    query Ahead($from: DateTime!) {
      bookings(role: MENTOR, from: $from, first: 50) {
        cursor
        edges {
          node {
            id
            ...BookingRowFields
          }
        }
      }
      requests: bookings(role: MENTOR, states: [PENDING], first: 20) {
        edges {
          node {
            id
            ...RequestFields
          }
        }
      }
    }
  `,
  [BookingRowFields, RequestFields],
)

const Now = graphql(`
  query DeskNow {
    now
    viewer {
      mentor {
        id
      }
    }
  }
`)

export async function loader(visit: LoaderFunctionArgs) {
  const { now, viewer } = await ask(visit, Now, {})
  if (!viewer?.mentor) throw redirect('/mentor/profile')
  return ask(visit, Ahead, { from: now })
}

/** Answers one of the requests. */
export async function action(visit: ActionFunctionArgs) {
  const form = await visit.request.formData()
  const problem = await answerRequest(visit, String(form.get('bookingId')), form)
  return problem === null ? redirect('/mentor/bookings') : data({ problem }, 409)
}

export default function BookingsRoute() {
  const { bookings, requests } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { cursor } = bookings
  const edges = bookings.edges.filter(({ node }) => !asked(requests, node.id))
  const news = useNews(cursor)
  return (
    <>
      <h1 className="text-title font-semibold">{words.title}</h1>
      <p className="mt-1 text-text-quiet">{words.live}</p>
      <p role="status" className="sr-only">
        {news > 0 && words.arrived}
      </p>
      {refused && <Problem title={request.refused}>{refused.problem}</Problem>}
      <Requests requests={requests.edges.map(({ node }) => node)} />
      {edges.length === 0 && <p className="my-4">{words.none}</p>}
      <ul className="mt-4 grid gap-3">
        {edges.map(({ node }) => (
          <li key={node.id}>
            <BookingRow booking={node} as="mentor" />
          </li>
        ))}
      </ul>
      <p className="mt-6">
        <a href="/bookings?as=mentor&show=past">{words.pastLink}</a>
      </p>
    </>
  )
}

/** What stands among the requests is not listed once more. */
const asked = ({ edges }: { edges: readonly { node: { id: string } }[] }, id: string) =>
  edges.some(({ node }) => node.id === id)

/** Loads the list anew whenever one of its bookings changes; how often that was. */
function useNews(cursor: string): number {
  const [news, setNews] = useState(0)
  const { revalidate } = useRevalidator()
  const first = useRef(cursor)
  useEffect(
    () =>
      followBookings('MENTOR', first.current, () => {
        setNews((count) => count + 1)
        revalidate()
      }),
    [revalidate],
  )
  return news
}
