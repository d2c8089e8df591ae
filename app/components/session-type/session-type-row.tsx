import { type FragmentOf, readFragment } from 'gql.tada'
import { graphql } from '#app/api/gql.ts'
import { Cost } from '#app/components/ui/cost.tsx'
import { mentor as words } from '#app/words/mentor.ts'
import { GiversFields, giversText, isSpecial } from './givers.tsx'

export const SessionTypeRowFields = graphql(
  `
  fragment SessionTypeRowFields on SessionType {
    slug
    title
    description
    durationMinutes
    price {
      amount
      currency
    }
    ...GiversFields
  }
`,
  [GiversFields],
)

type Props = { type: FragmentOf<typeof SessionTypeRowFields>; handle: string }

export function SessionTypeRow({ type, handle }: Props) {
  const shown = readFragment(SessionTypeRowFields, type)
  const { slug, title, description, durationMinutes, price } = shown
  return (
    <article className="card flex flex-wrap items-center justify-between gap-4">
      <div className="max-w-xl">
        <h3 className="font-semibold">{title}</h3>
        <p className="line-clamp-3 whitespace-pre-line">{description}</p>
        <p className="mt-1">
          {words.minutes(durationMinutes)}, <Cost of={price} orFree />
          {isSpecial(shown) && `, ${giversText(shown)}`}
        </p>
      </div>
      <a href={`/mentors/${handle}/${slug}`} className="button" aria-label={words.seeTimesOf(title)}>
        {words.seeTimes}
      </a>
    </article>
  )
}
