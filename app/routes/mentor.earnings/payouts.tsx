import type { ResultOf } from 'gql.tada'
import { More } from '#app/components/ui/more.tsx'
import { earnings as words } from '#app/words/desk.ts'
import { percentText, share } from '#app/words/fee.ts'
import type { EarningsPage } from './documents.ts'
import { PayoutRow } from './payout-row.tsx'

type Props = {
  fee: { basisPoints: number; source: string } | null
  payouts: ResultOf<typeof EarningsPage>['payouts']
}

/** The fee that applies to what the mentor sells, and the share of each booking. */
export function Payouts({ fee, payouts: { edges, pageInfo } }: Props) {
  return (
    <section className="mt-8" aria-labelledby="payouts">
      <h2 id="payouts" className="text-lead font-semibold">
        {words.list}
      </h2>
      {fee && (
        <p className="mt-2 text-text-quiet">
          {share.takes(percentText(fee.basisPoints))} {share.sources[fee.source]} {share.programs}
        </p>
      )}
      {edges.length === 0 && <p className="mt-2">{words.none}</p>}
      <ul className="mt-3 grid gap-3">
        {edges.map(({ node }) => (
          <li key={node.id}>
            <PayoutRow payout={node} />
          </li>
        ))}
      </ul>
      <More page={pageInfo} />
    </section>
  )
}
