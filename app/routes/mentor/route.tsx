import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ask } from '#app/api/ask.ts'
import { graphql } from '#app/api/gql.ts'
import { signInPath } from '#app/api/sign-in-path.ts'
import { DeskNav } from '#app/components/mentor/desk-nav.tsx'
import { desk as words } from '#app/words/desk.ts'
import { shell } from '#app/words/shell.ts'

export const handle = { plain: true }

export const meta: MetaFunction = () => [
  { title: `${words.title} · ${shell.name}` },
  { name: 'robots', content: 'noindex' },
]

const Desk = graphql(`
  query Desk {
    viewer {
      mentor {
        handle
        name
        state
        declineReason
        missing {
          kind
          message
        }
      }
    }
  }
`)

/** Where what is missing can be mended. */
const places: Record<string, string> = {
  PROFILE: '/mentor/profile',
  HOURS: '/mentor/hours',
  SESSION_TYPE: '/mentor/session-types',
  PLACE: '/mentor/session-types',
  PAYOUT_ACCOUNT: '/mentor/earnings',
}

export async function loader(visit: LoaderFunctionArgs) {
  const { viewer } = await ask(visit, Desk, {})
  if (!viewer) throw redirect(signInPath(visit.request))
  if (!viewer.mentor) throw redirect('/mentor/profile')
  return { mentor: viewer.mentor }
}

export default function DeskRoute() {
  const { mentor } = useLoaderData<typeof loader>()
  return (
    <>
      <h1 className="text-title font-semibold">{words.title}</h1>
      <div className="mt-4">
        <DeskNav here="/mentor" />
      </div>
      {mentor.state === 'APPLIED' && <p className="notice notice-warn">{words.applied}</p>}
      {mentor.state === 'DECLINED' && (
        <p className="notice notice-bad">{words.declined(mentor.declineReason ?? '')}</p>
      )}
      <h2 className="mt-6 text-lead font-semibold">{words.missing}</h2>
      {mentor.missing.length === 0 && <p className="notice notice-good mt-2">{words.missingNothing}</p>}
      <ol className="mt-2 grid gap-2">
        {mentor.missing.map(({ kind, message }) => (
          <li key={`${kind} ${message}`} className="card">
            {places[kind] ? <a href={places[kind]}>{message}</a> : message}
          </li>
        ))}
      </ol>
      {mentor.state === 'APPROVED' && (
        <p className="mt-6">
          <a href={`/mentors/${mentor.handle}`}>{words.publicPage}</a>
        </p>
      )}
    </>
  )
}
