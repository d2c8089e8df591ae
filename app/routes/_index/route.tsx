import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ask } from '#app/api/ask.ts'
import { graphql } from '#app/api/gql.ts'
import { issuesOf } from '#app/api/issues.ts'
import { MentorCard, MentorCardFields } from '#app/components/mentor/mentor-card.tsx'
import { useReader } from '#app/time/reader.ts'
import { zoneCity } from '#app/time/zone.ts'
import { zoneGroups } from '#app/time/zones.server.ts'
import { mentor as words } from '#app/words/mentor.ts'
import { shell } from '#app/words/shell.ts'
import { askedOf, fieldOf, isNarrowed, pageOf } from './asked.ts'
import { Search } from './search.tsx'

export const handle = { plain: true }

const Choices = graphql(`
  query Choices {
    now
    topics
    languages
    currencies
  }
`)

const Directory = graphql(
  `
    query Directory(
      $search: String
      $topics: [String!]
      $languages: [String!]
      $durationMinutes: MinutesRangeInput
      $price: PriceRangeInput
      $freeOn: LocalStretchInput
      $after: String
    ) {
      mentors(
        search: $search
        topics: $topics
        languages: $languages
        durationMinutes: $durationMinutes
        price: $price
        freeOn: $freeOn
        first: 18
        after: $after
      ) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          cursor
          ...MentorCardFields
        }
      }
    }
  `,
  [MentorCardFields],
)

export async function loader(visit: LoaderFunctionArgs) {
  const { typed, problems, variables, after } = askedOf(visit.request)
  const choices = await ask(visit, Choices, {})
  const known = { typed, choices, zones: zoneGroups(new Date(choices.now)), paged: after !== null }
  if (Object.keys(problems).length > 0) return { ...known, problems, mentors: null }
  try {
    const { mentors } = await ask(visit, Directory, { ...variables, after })
    return { ...known, problems, mentors }
  } catch (error) {
    const issues = issuesOf(error)
    if (!issues) throw error
    return {
      ...known,
      problems: Object.fromEntries(issues.map(({ path, message }) => [fieldOf(path), message])),
      mentors: null,
    }
  }
}

export default function Home() {
  const { typed, choices, zones, problems, mentors, paged } = useLoaderData<typeof loader>()
  const { zone } = useReader()
  const page = pageOf(typed)
  return (
    <>
      <h1 className="text-title font-semibold sm:text-display">{shell.promise}</h1>
      <p className="my-4 max-w-2xl text-lead">{words.intro}</p>
      <Search
        {...choices}
        typed={typed}
        problems={problems}
        zones={zones}
        zone={zone}
        narrowed={isNarrowed(typed)}
      />
      <p role={mentors ? undefined : 'alert'} className="my-4 text-text-quiet">
        {mentors ? words.found(mentors.totalCount) : words.unclear}
        {mentors && mentors.totalCount > 0 && ` ${words.timesIn(zone && zoneCity(zone))}`}
      </p>
      <ul className="grid gap-4 md:grid-cols-2">
        {mentors?.edges.map((found) => (
          <li key={found.cursor}>
            <MentorCard found={found} />
          </li>
        ))}
      </ul>
      <p className="mt-6 flex flex-wrap gap-4">
        {paged && <a href={page}>{words.first}</a>}
        {mentors?.pageInfo.hasNextPage && (
          <a
            className="button button-quiet"
            href={`${page}&${new URLSearchParams({ after: mentors.pageInfo.endCursor ?? '' })}`}
          >
            {words.more}
          </a>
        )}
      </p>
    </>
  )
}
