import type { ResultOf } from 'gql.tada'
import { type Amount, Cost, isNothing } from '#app/components/ui/cost.tsx'
import { earnings as words } from '#app/words/desk.ts'
import { debts } from '#app/words/dispute.ts'
import type { EarningsPage } from './documents.ts'

/** How much is where, per currency. */
export function Sums({ earnings }: Pick<ResultOf<typeof EarningsPage>, 'earnings'>) {
  return earnings.map(({ held, due, sending, blocked, paid, debt }) => (
    <dl key={held.currency} className="mt-4 grid grid-cols-2 gap-3 sm:grid-cols-3">
      <Sum name={words.held} of={held} />
      <Sum name={words.due} of={due} />
      <Sum name={words.sending} of={sending} />
      <Sum name={words.blocked} of={blocked} />
      <Sum name={words.paid} of={paid} />
      {!isNothing(debt) && <Sum name={debts.sum} of={debt} />}
    </dl>
  ))
}

function Sum({ name, of }: { name: string; of: Amount }) {
  return (
    <div className="card flex flex-col-reverse justify-end">
      <dt className="text-small text-text-quiet">{name}</dt>
      <dd className="text-lead font-semibold">
        <Cost of={of} />
      </dd>
    </div>
  )
}
