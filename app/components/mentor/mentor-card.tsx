import { type FragmentOf, readFragment } from 'gql.tada'
import { graphql } from '#app/api/gql.ts'
import { Cost } from '#app/components/ui/cost.tsx'
import { FoundTimes, FoundTimesFields } from './found-times.tsx'
import { Portrait } from './portrait.tsx'

export const MentorCardFields = graphql(
  `
    fragment MentorCardFields on MentorEdge {
      node {
        handle
        name
        headline
        topics
        avatarSvg
        sessionTypes(first: 4) {
          edges {
            node {
              id
              title
              price {
                amount
                currency
              }
            }
          }
        }
      }
      ...FoundTimesFields
    }
  `,
  [FoundTimesFields],
)

export function MentorCard({ found }: { found: FragmentOf<typeof MentorCardFields> }) {
  const edge = readFragment(MentorCardFields, found)
  const { handle, name, headline, topics, avatarSvg, sessionTypes } = edge.node
  return (
    <article className="card flex h-full gap-4">
      <Portrait svg={avatarSvg} size={72} />
      <div className="min-w-0">
        <h2 className="font-semibold">
          <a href={`/mentors/${handle}`}>{name}</a>
        </h2>
        <p>{headline}</p>
        <p className="mt-1 text-small text-text-quiet">{topics.join(' · ')}</p>
        <ul className="mt-2 text-small">
          {sessionTypes.edges.map(({ node: { id, title, price } }) => (
            <li key={id}>
              {title}, <Cost of={price} orFree />
            </li>
          ))}
        </ul>
        <FoundTimes of={edge} handle={handle} name={name} />
      </div>
    </article>
  )
}
