import type { SubmissionResult } from '@conform-to/react'
import type { FragmentOf } from 'gql.tada'
import { More } from '#app/components/ui/more.tsx'
import { Problem } from '#app/components/ui/problem.tsx'
import { promotions as words } from '#app/words/promotion.ts'
import { PromotionForm } from './promotion-form.tsx'
import { type PromotionFields, PromotionRow } from './promotion-row.tsx'

type Props = {
  text: string
  forMentors?: boolean
  currencies: readonly string[]
  promotions: {
    edges: readonly { node: { id: string } & FragmentOf<typeof PromotionFields> }[]
    pageInfo: { hasNextPage: boolean; endCursor: string | null }
  }
  done: { problem: string | null; made: string | null; reply: SubmissionResult<string[]> | null } | undefined
}

/** The codes of whoever looks, and the form for another: the admins' page and the mentors' alike. */
export function PromotionPage({ text, forMentors = false, currencies, promotions, done }: Props) {
  const { edges, pageInfo } = promotions
  return (
    <>
      <h1 className="text-title font-semibold">{words.title}</h1>
      <p className="mt-2">{text}</p>
      {done?.problem && <Problem title={words.refused}>{done.problem}</Problem>}
      {done?.made && (
        <p role="status" className="notice notice-good my-4">
          {words.made(done.made)}
        </p>
      )}
      <PromotionForm
        lastResult={done?.reply ?? null}
        currencies={currencies}
        forMentors={forMentors}
        key={done?.made ?? 'new'}
      />
      {edges.length === 0 && <p className="mt-6">{words.none}</p>}
      <ul className="mt-6 grid gap-3">
        {edges.map(({ node }) => (
          <li key={node.id}>
            <PromotionRow promotion={node} />
          </li>
        ))}
      </ul>
      <More page={pageInfo} />
    </>
  )
}
