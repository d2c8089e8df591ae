import type { ResultOf } from 'gql.tada'
import { Cost } from '#app/components/ui/cost.tsx'
import { When } from '#app/components/ui/when.tsx'
import { moneySteps as words } from '#app/words/payment.ts'
import type { MoneyPart } from './documents.ts'

type Props = { booking: NonNullable<ResultOf<typeof MoneyPart>['booking']> }

/** What became of what was paid, step by step, to whoever paid it. */
export function MoneySteps({ booking: { moneySteps: steps } }: Props) {
  if (steps.length === 0) return null
  return (
    <section className="mt-6" aria-labelledby="money-steps">
      <h2 id="money-steps" className="font-semibold">
        {words.title}
      </h2>
      <ol className="mt-2 grid gap-1">
        {steps.map(({ kind, at, amount }) => (
          <li key={`${kind}:${at}`}>
            {amount && <Cost of={amount} />} {words.kinds[kind] ?? kind} <When at={at} show="day" />
          </li>
        ))}
      </ol>
    </section>
  )
}
