import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ask } from '#app/api/ask.ts'
import { graphql } from '#app/api/gql.ts'
import { MentorCard, MentorCardFields } from '#app/components/mentor/mentor-card.tsx'
import { mentor as words } from '#app/words/mentor.ts'
import { shell } from '#app/words/shell.ts'
import { Search } from './search.tsx'

export const handle = { plain: true }

const Directory = graphql(
  `
    query Directory($search: String, $topics: [String!], $after: String) {
      topics
      mentors(search: $search, topics: $topics, first: 18, after: $after) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          node {
            id
            ...MentorCardFields
          }
        }
      }
    }
  `,
  [MentorCardFields],
)

export async function loader(visit: LoaderFunctionArgs) {
  const { searchParams } = new URL(visit.request.url)
  const search = searchParams.get('search')?.trim() ?? ''
  const chosen = searchParams.getAll('topic').filter(Boolean)
  const after = searchParams.get('after') || null
  const { topics, mentors } = await ask(visit, Directory, { search, topics: chosen, after })
  return { search, chosen, topics, mentors, paged: after !== null }
}

export default function Home() {
  const { search, chosen, topics, mentors, paged } = useLoaderData<typeof loader>()
  const narrowed = search !== '' || chosen.length > 0
  const query = [...(search ? [['search', search]] : []), ...chosen.map((topic) => ['topic', topic])]
  const { endCursor, hasNextPage } = mentors.pageInfo
  return (
    <>
      <h1 className="text-title font-semibold sm:text-display">{shell.promise}</h1>
      <p className="my-4 max-w-2xl text-lead">{words.intro}</p>
      <Search search={search} chosen={chosen} topics={topics} narrowed={narrowed} />
      <p className="my-4 text-text-quiet">
        {mentors.totalCount > 0 ? words.found(mentors.totalCount) : words.none}
      </p>
      <ul className="grid gap-4 md:grid-cols-2">
        {mentors.edges.map(({ node }) => (
          <li key={node.id}>
            <MentorCard mentor={node} />
          </li>
        ))}
      </ul>
      <p className="mt-6 flex flex-wrap gap-4">
        {paged && <a href={`/?${new URLSearchParams(query)}`}>{words.first}</a>}
        {hasNextPage && (
          <a
            className="button button-quiet"
            href={`/?${new URLSearchParams([...query, ['after', endCursor ?? '']])}`}
          >
            {words.more}
          </a>
        )}
      </p>
    </>
  )
}
