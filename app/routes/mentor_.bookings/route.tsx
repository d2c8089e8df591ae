import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ask } from '#app/api/ask.ts'
import { graphql } from '#app/api/gql.ts'
import { signInPath } from '#app/api/sign-in-path.ts'
import { BookingRow, BookingRowFields } from '#app/components/booking/booking-row.tsx'
import { DeskNav } from '#app/components/mentor/desk-nav.tsx'
import { ReaderContext, useReader } from '#app/time/reader.ts'
import { received as words } from '#app/words/desk.ts'
import { shell } from '#app/words/shell.ts'

export const handle = { plain: true }

export const meta: MetaFunction = () => [
  { title: `${words.title} · ${shell.name}` },
  { name: 'robots', content: 'noindex' },
]

const Who = graphql(`
  query WhoTeaches {
    now
    viewer {
      timeZone
      roles
    }
  }
`)

const Received = graphql(
  `
    query Received($from: DateTime, $to: DateTime, $newest: Boolean, $after: String) {
      bookings(role: MENTOR, from: $from, to: $to, newestFirst: $newest, first: 20, after: $after) {
        cursor
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          node {
            id
            answers {
              label
              value
            }
            ...BookingRowFields
          }
        }
      }
    }
  `,
  [BookingRowFields],
)

export async function loader(visit: LoaderFunctionArgs) {
  const { now, viewer } = await ask(visit, Who, {})
  if (!viewer) throw redirect(signInPath(visit.request))
  if (!viewer.roles.includes('MENTOR')) throw redirect('/mentor')
  const { searchParams } = new URL(visit.request.url)
  const past = searchParams.get('show') === 'past'
  const { bookings } = await ask(visit, Received, {
    newest: past,
    after: searchParams.get('after') || null,
    ...(past ? { to: now } : { from: now }),
  })
  return { bookings, past, zone: viewer.timeZone }
}

export default function ReceivedRoute() {
  const { bookings, past, zone } = useLoaderData<typeof loader>()
  const reader = useReader()
  const { edges, pageInfo, cursor } = bookings
  return (
    <ReaderContext.Provider value={{ ...reader, zone: reader.zone ?? zone }}>
      <h1 className="text-title font-semibold">{words.title}</h1>
      <div className="mt-4">
        <DeskNav here="/mentor/bookings" />
      </div>
      <nav aria-label={words.title} className="flex flex-wrap gap-2">
        <a href="/mentor/bookings" className="choice" {...(!past && { 'aria-current': 'page' as const })}>
          {words.upcoming}
        </a>
        <a href="?show=past" className="choice" {...(past && { 'aria-current': 'page' as const })}>
          {words.past}
        </a>
      </nav>
      <p className="mt-3 text-small text-text-quiet">{words.live}</p>
      <div data-bookings={cursor} data-changed={words.changed} className="mt-4 grid gap-3">
        {edges.length === 0 && <p>{words.none}</p>}
        {edges.map(({ node }) => (
          <div key={node.id}>
            <BookingRow booking={node} as="mentor" />
            <Answers answers={node.answers} />
          </div>
        ))}
        {pageInfo.hasNextPage && (
          <a
            href={`?${new URLSearchParams({ ...(past && { show: 'past' }), after: pageInfo.endCursor ?? '' })}`}
          >
            {words.more}
          </a>
        )}
      </div>
    </ReaderContext.Provider>
  )
}

function Answers({ answers }: { answers: { label: string; value: string }[] }) {
  if (answers.length === 0) return null
  return (
    <dl className="facts mt-1 px-4 text-small">
      {answers.map(({ label, value }) => (
        <div key={label} className="contents">
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
