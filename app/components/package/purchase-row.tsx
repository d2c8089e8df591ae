import { type FragmentOf, type ResultOf, readFragment } from 'gql.tada'
import type { ReactNode } from 'react'
import { graphql } from '#app/api/gql.ts'
import { When } from '#app/components/ui/when.tsx'
import { bought as words } from '#app/words/package.ts'

export const PurchaseFields = graphql(`
  fragment PurchaseFields on PackagePurchase {
    id
    state
    title
    mentorName
    sessions
    left
    expiresAt
    endedFor
    contested
  }
`)

/** "3 of 5 left until 7 June", or what became of it. */
export function Standing({ of }: { of: ResultOf<typeof PurchaseFields> }) {
  const { state, left, sessions, expiresAt, endedFor, contested } = of
  if (state === 'ENDED') return <p>{words.ended[endedFor ?? ''] ?? words.state.ENDED}</p>
  if (state !== 'ACTIVE' || !expiresAt) return <p>{words.state[state] ?? state}</p>
  return (
    <>
      <p>
        {words.left(left, sessions)} {words.until} <When at={expiresAt} />
      </p>
      {contested && <p className="text-bad">{words.contested}</p>}
    </>
  )
}

type RowProps = { purchase: FragmentOf<typeof PurchaseFields>; children?: ReactNode }

export function PurchaseRow({ purchase, children }: RowProps) {
  const row = readFragment(PurchaseFields, purchase)
  return (
    <article className="card">
      <h2 className="font-semibold">
        <a href={`/packages/bought/${row.id}`}>
          {row.sessions} × {row.title}, {row.mentorName}
        </a>
      </h2>
      <Standing of={row} />
      {children}
    </article>
  )
}
