import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { ask } from '#app/api/ask.ts'
import { graphql } from '#app/api/gql.ts'
import { More } from '#app/components/ui/more.tsx'
import { When } from '#app/components/ui/when.tsx'
import { privatePage } from '#app/private-page.ts'
import { audit as words } from '#app/words/admin.ts'

export const meta = privatePage(words.title)

const AuditPage = graphql(`
  query AuditPage($after: String) {
    auditEntries(first: 30, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          action
          reason
          at
          subjectType
          subjectId
          subject {
            __typename
            ... on Mentor {
              id
              name
              state
            }
            ... on Booking {
              id
              title
              menteeName
            }
            ... on Payout {
              booking {
                id
                title
                menteeName
              }
            }
            ... on Program {
              name
            }
            ... on ApiKey {
              name
            }
          }
          actor {
            name
          }
        }
      }
    }
  }
`)

export async function loader(visit: LoaderFunctionArgs) {
  const after = new URL(visit.request.url).searchParams.get('after') || null
  const { auditEntries } = await ask(visit, AuditPage, { after })
  return { entries: auditEntries.edges.map(({ node }) => node), pageInfo: auditEntries.pageInfo }
}

type Entry = ReturnType<typeof useLoaderData<typeof loader>>['entries'][number]

/** A link to what was acted on, by the name that people know it by. */
function Subject({ subject, subjectType, subjectId }: Pick<Entry, 'subject' | 'subjectType' | 'subjectId'>) {
  switch (subject?.__typename) {
    case 'Mentor':
      return <Link to={`/admin/mentors?state=${subject.state}#${subject.id}`}>{subject.name}</Link>
    case 'Booking':
      return <OfBooking booking={subject} />
    case 'Payout':
      return <OfBooking booking={subject.booking} />
    case 'Program':
      return <Link to="/admin/fees">{subject.name}</Link>
    case 'ApiKey':
      return <Link to="/admin/keys">{subject.name}</Link>
    default:
      return `${subjectType} ${subjectId}`
  }
}

const OfBooking = ({ booking }: { booking: { id: string; title: string; menteeName: string } }) => (
  <a href={`/bookings/${booking.id}`}>
    {booking.title}, {booking.menteeName}
  </a>
)

export default function AuditRoute() {
  const { entries, pageInfo } = useLoaderData<typeof loader>()
  return (
    <>
      <h1 className="text-title font-semibold">{words.title}</h1>
      <p className="mt-2">{words.text}</p>
      {entries.length === 0 ? (
        <p className="mt-4">{words.none}</p>
      ) : (
        <ul className="mt-4 grid gap-3">
          {entries.map(({ id, action, reason, at, actor, ...on }) => (
            <li key={id} className="card">
              <dl className="facts">
                <dt>{words.at}</dt>
                <dd>
                  <When at={at} />
                </dd>
                <dt>{words.who}</dt>
                <dd>{actor.name}</dd>
                <dt>{words.what}</dt>
                <dd>{words.actions[action] ?? action}</dd>
                <dt>{words.on}</dt>
                <dd className="wrap-anywhere">
                  <Subject {...on} />
                </dd>
                <dt>{words.why}</dt>
                <dd>{reason}</dd>
              </dl>
            </li>
          ))}
        </ul>
      )}
      <More page={pageInfo} />
    </>
  )
}
