import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { readFragment } from 'gql.tada'
import { ask } from '#app/api/ask.ts'
import { graphql } from '#app/api/gql.ts'
import { Languages } from '#app/components/mentor/languages.tsx'
import { Portrait } from '#app/components/mentor/portrait.tsx'
import { Offers, OffersFields } from '#app/components/package/offers.tsx'
import { SessionTypeRow, SessionTypeRowFields } from '#app/components/session-type/session-type-row.tsx'
import { Prose } from '#app/components/ui/prose.tsx'
import { zoneCity } from '#app/time/zone.ts'
import { mentor as words } from '#app/words/mentor.ts'
import { shell } from '#app/words/shell.ts'
import { publicMeta } from './public-meta.ts'

export const handle = { plain: true }

const MentorPage = graphql(
  `
    query MentorPage($handle: String!) {
      mentor(handle: $handle) {
        handle
        name
        headline
        about
        topics
        languages
        timeZone
        avatarSvg
        state
        packages {
          ...OffersFields
        }
        sessionTypes(first: 50) {
          edges {
            node {
              id
              active
              ...SessionTypeRowFields
            }
          }
        }
      }
    }
  `,
  [SessionTypeRowFields, OffersFields],
)

export async function loader(visit: LoaderFunctionArgs) {
  const { mentor } = await ask(visit, MentorPage, { handle: visit.params.handle ?? '' })
  if (!mentor) throw data(null, 404)
  const types = mentor.sessionTypes.edges.map(({ node }) => node).filter(({ active }) => active)
  return { mentor, types, origin: new URL(visit.request.url).origin }
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page
    ? publicMeta(
        page.mentor,
        page.types.map((type) => readFragment(SessionTypeRowFields, type)),
        page.origin,
      )
    : [{ title: shell.name }]

export default function MentorRoute() {
  const { mentor, types } = useLoaderData<typeof loader>()
  return (
    <>
      <p>
        <a href="/">{shell.mentors}</a>
      </p>
      <div className="mt-4 flex flex-wrap gap-6">
        <Portrait svg={mentor.avatarSvg} size={128} />
        <div className="max-w-2xl">
          <h1 className="text-title font-semibold">{mentor.name}</h1>
          <p className="text-lead">{mentor.headline}</p>
          <p className="mt-2 text-text-quiet">
            {words.speaks} <Languages of={mentor.languages} />
            {'; '}
            {words.livesIn(zoneCity(mentor.timeZone))}
          </p>
          <p className="mt-1 text-text-quiet">{mentor.topics.join(' · ')}</p>
        </div>
      </div>
      <Prose text={mentor.about} />
      <h2 className="mt-8 text-lead font-semibold">{words.offers}</h2>
      {types.length === 0 && <p className="mt-2">{words.offersNothing}</p>}
      <ul className="mt-3 grid gap-4">
        {types.map((type) => (
          <li key={type.id}>
            <SessionTypeRow type={type} handle={mentor.handle} />
          </li>
        ))}
      </ul>
      <Offers packages={mentor.packages} title />
    </>
  )
}
