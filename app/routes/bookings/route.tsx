import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import type { ComponentProps } from 'react'
import { ask } from '#app/api/ask.ts'
import { graphql } from '#app/api/gql.ts'
import { BookingRow, BookingRowFields } from '#app/components/booking/booking-row.tsx'
import { privatePage } from '#app/private-page.ts'
import { ReaderContext, useReader } from '#app/time/reader.ts'
import { list as words } from '#app/words/booking.ts'
import { bought as packages } from '#app/words/package.ts'

export const handle = { plain: true }

export const meta = privatePage(words.title)

const Now = graphql(`
  query Now {
    now
    viewer {
      roles
    }
  }
`)

const MyBookings = graphql(
  `
    query MyBookings($role: PartyRole, $from: DateTime, $to: DateTime, $newest: Boolean, $after: String) {
      bookings(role: $role, from: $from, to: $to, newestFirst: $newest, first: 20, after: $after) {
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          node {
            id
            state
            menteeTimeZone
            ...BookingRowFields
          }
        }
      }
    }
  `,
  [BookingRowFields],
)

/** Ends without a session. */
const ended = new Set(['EXPIRED', 'PAYMENT_FAILED', 'REJECTED', 'FAILED', 'CANCELLED'])

export async function loader(visit: LoaderFunctionArgs) {
  const { searchParams } = new URL(visit.request.url)
  const { now, viewer } = await ask(visit, Now, {})
  const past = searchParams.get('show') === 'past'
  const teaches = viewer?.roles.includes('MENTOR') && searchParams.get('as') === 'mentor'
  const { bookings } = await ask(visit, MyBookings, {
    role: teaches ? 'MENTOR' : 'MENTEE',
    after: searchParams.get('after') || null,
    newest: past,
    ...(past ? { to: now } : { from: now }),
  })
  return {
    bookings,
    past,
    teaches: Boolean(teaches),
    mentor: viewer?.roles.includes('MENTOR') ?? false,
    guest: !viewer,
  }
}

export default function BookingsRoute() {
  const { bookings, past, teaches, mentor, guest } = useLoaderData<typeof loader>()
  const reader = useReader()
  const { edges, pageInfo } = bookings
  const nodes = edges.map(({ node }) => node)
  const as = teaches ? 'mentor' : 'mentee'
  const link = (query: Record<string, string>) =>
    `/bookings?${new URLSearchParams({ ...(past && { show: 'past' }), ...(teaches && { as: 'mentor' }), ...query })}`
  const zone = reader.zone ?? edges[0]?.node.menteeTimeZone ?? null
  return (
    <ReaderContext.Provider value={{ ...reader, zone }}>
      <h1 className="text-title font-semibold">{words.title}</h1>
      {!guest && (
        <p className="mt-2">
          <a href="/packages" className="inline-flex min-h-8 items-center">
            {packages.link}
          </a>
        </p>
      )}
      {guest && edges.length > 0 && <p className="mt-2 text-text-quiet">{words.guest}</p>}
      <nav aria-label={words.title} className="mt-4 flex flex-wrap gap-2">
        <Tab href={link({ show: 'upcoming' })} here={!past}>
          {words.upcoming}
        </Tab>
        <Tab href={link({ show: 'past' })} here={past}>
          {words.past}
        </Tab>
      </nav>
      {mentor && (
        <nav aria-label={words.sides} className="mt-2 flex flex-wrap gap-2">
          <Tab href={link({ as: 'mentee' })} here={!teaches}>
            {words.asMentee}
          </Tab>
          <Tab href={link({ as: 'mentor' })} here={teaches}>
            {words.asMentor}
          </Tab>
        </nav>
      )}
      {edges.length === 0 && (
        <>
          <p className="my-4">{words.none}</p>
          <a href="/" className="button">
            {words.find}
          </a>
        </>
      )}
      <Rows bookings={nodes.filter(({ state }) => past || !ended.has(state))} as={as} />
      {!past && nodes.some(({ state }) => ended.has(state)) && (
        <>
          <h2 className="mt-8 text-lead font-semibold">{words.ended}</h2>
          <Rows bookings={nodes.filter(({ state }) => ended.has(state))} as={as} />
        </>
      )}
      {pageInfo.hasNextPage && (
        <p className="mt-4">
          <a href={link({ after: pageInfo.endCursor ?? '' })}>{words.more}</a>
        </p>
      )}
    </ReaderContext.Provider>
  )
}

type Listed = { id: string; state: string } & ComponentProps<typeof BookingRow>['booking']

function Rows({ bookings, as }: { bookings: readonly Listed[]; as: 'mentee' | 'mentor' }) {
  return (
    <ul className="mt-4 grid gap-3">
      {bookings.map((booking) => (
        <li key={booking.id}>
          <BookingRow booking={booking} as={as} />
        </li>
      ))}
    </ul>
  )
}

function Tab({ href, here, children }: { href: string; here: boolean; children: string }) {
  return (
    <a href={href} className="choice" {...(here && { 'aria-current': 'page' as const })}>
      {children}
    </a>
  )
}
