import { type FragmentOf, readFragment } from 'gql.tada'
import { graphql } from '#app/api/gql.ts'
import { Cost } from '#app/components/ui/cost.tsx'
import { offer as words } from '#app/words/package.ts'

export const OffersFields = graphql(`
  fragment OffersFields on Package {
    id
    sessions
    price {
      amount
      currency
    }
    each {
      amount
      currency
    }
    sessionType {
      title
    }
  }
`)

type Props = {
  packages: readonly FragmentOf<typeof OffersFields>[]
  /** Whether they are of several types, and have a heading of their own. */
  title?: boolean
}

/** Several sessions at one price: "5 sessions · $300.00 · $60.00 each". Nothing where there are none. */
export function Offers({ packages, title = false }: Props) {
  if (packages.length === 0) return null
  return (
    <>
      {title && <h2 className="mt-8 text-lead font-semibold">{words.title}</h2>}
      <ul className="mt-3 flex flex-wrap gap-2" aria-label={words.title}>
        {packages
          .map((offer) => readFragment(OffersFields, offer))
          .map(({ id, sessions, price, each, sessionType }) => (
            <li key={id}>
              <a href={`/packages/${id}`} className="choice">
                <span>
                  {words.sessions(sessions)} {title && words.of(sessionType.title)} · <Cost of={price} /> ·{' '}
                  <Cost of={each} /> {words.each}
                </span>
              </a>
            </li>
          ))}
      </ul>
    </>
  )
}
