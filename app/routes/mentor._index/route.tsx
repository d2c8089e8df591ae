import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { ask } from '#app/api/ask.ts'
import { graphql } from '#app/api/gql.ts'
import { desk as words } from '#app/words/desk.ts'

const Overview = graphql(`
  query Overview {
    viewer {
      mentor {
        handle
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

export async function loader(visit: LoaderFunctionArgs) {
  const { viewer } = await ask(visit, Overview, {})
  if (!viewer?.mentor) throw redirect('/mentor/profile')
  return { mentor: viewer.mentor }
}

export default function OverviewRoute() {
  const { handle, state, declineReason, missing } = useLoaderData<typeof loader>().mentor
  return (
    <>
      <h1 className="text-title font-semibold">{words.title}</h1>
      <p className={`notice mt-4 ${state === 'APPROVED' ? 'notice-good' : 'notice-warn'}`}>
        {words.state[state]} {declineReason && `${words.reason} ${declineReason}`}
      </p>
      {state === 'APPROVED' && (
        <p className="mt-4">
          <a href={`/mentors/${handle}`}>{words.publicPage}</a>
        </p>
      )}
      {missing.length === 0 ? (
        <p className="mt-4">{words.nothingMissing}</p>
      ) : (
        <>
          <h2 className="mt-6 text-lead font-semibold">{words.missing}</h2>
          <ul className="mt-2 grid gap-3">
            {missing.map(({ kind, message }) => (
              <li key={kind} className="card flex flex-wrap items-center justify-between gap-3">
                {message}
                {words.gapLinks[kind] && (
                  <Link to={words.gapLinks[kind]} aria-label={`${words.go}: ${message}`}>
                    {words.go}
                  </Link>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
