import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import type { ReactNode } from 'react'
import { ask } from '#app/api/ask.ts'
import { graphql } from '#app/api/gql.ts'
import { When } from '#app/components/ui/when.tsx'
import { privatePage } from '#app/private-page.ts'
import { providers as words } from '#app/words/provider.ts'
import { Calendars } from './calendars.tsx'

export const meta = privatePage(words.title)

const ProvidersPage = graphql(`
  query ProvidersPage($after: String) {
    schedulingAccounts(first: 25, after: $after) {
      edges {
        node {
          id
          provider
          state
          failure
          unbookableSince
          deliversChanges
          lastDeliveryAt
          changesReadAt
          mentor {
            id
            name
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
    providers {
      name
      state
      restsUntil
      lastSuccessAt
      lastFailure {
        at
        endpoint
        reason
      }
      perSecond
      waiting
      lastHour {
        calls
        refused
        failed
        heldBack
      }
    }
  }
`)

export async function loader(visit: LoaderFunctionArgs) {
  const after = new URL(visit.request.url).searchParams.get('after') || null
  return await ask(visit, ProvidersPage, { after })
}

export default function ProvidersRoute() {
  const { providers, schedulingAccounts } = useLoaderData<typeof loader>()
  return (
    <>
      <h1 className="text-title font-semibold">{words.title}</h1>
      <p className="mt-2">{words.text}</p>
      {providers.length === 0 && <p className="mt-4">{words.none}</p>}
      <ul className="mt-4 grid gap-4">
        {providers.map((provider) => (
          <li key={provider.name}>
            <Provider provider={provider} />
          </li>
        ))}
      </ul>
      <Calendars accounts={schedulingAccounts} />
    </>
  )
}

type Row = ReturnType<typeof useLoaderData<typeof loader>>['providers'][number]

function Provider({ provider }: { provider: Row }) {
  const { name, state, restsUntil, lastSuccessAt, lastFailure, lastHour, perSecond, waiting } = provider
  return (
    <article className="card">
      <h2 className="font-semibold">{words.names[name] ?? name}</h2>
      <p>{words.states[state] ?? state}</p>
      <dl className="facts mt-2">
        {restsUntil && (
          <Fact name={words.restsUntil}>
            <When at={restsUntil} />
          </Fact>
        )}
        <Fact name={words.lastSuccess}>{lastSuccessAt ? <When at={lastSuccessAt} /> : words.never}</Fact>
        <Fact name={words.lastFailure}>
          {lastFailure ? (
            <>
              <When at={lastFailure.at} />
              <span className="block break-words">
                {words.failure(lastFailure.endpoint, lastFailure.reason)}
              </span>
            </>
          ) : (
            words.noFailure
          )}
        </Fact>
        <Fact name={words.lastHour}>
          {words.counts(lastHour.calls, lastHour.refused, lastHour.failed, lastHour.heldBack)}
        </Fact>
        <Fact name={words.rate}>{words.perSecond(perSecond, waiting)}</Fact>
      </dl>
    </article>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  )
}
