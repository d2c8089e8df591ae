import { Cost } from '#app/components/ui/cost.tsx'
import { When } from '#app/components/ui/when.tsx'
import { moneySteps as words } from '#app/words/payment.ts'

type Step = { kind: string; at: string; amount: { amount: string; currency: string } | null }

/** What became of what was paid, step by step, to whoever paid it. */
export function MoneySteps({ steps }: { steps: readonly Step[] }) {
  if (steps.length === 0) return null
  return (
    <section className="mt-6" aria-labelledby="money-steps">
      <h2 id="money-steps" className="font-semibold">
        {words.title}
      </h2>
      <ol className="mt-2 grid gap-1">
        {steps.map(({ kind, at, amount }) => (
          <li key={`${kind}:${at}:${amount?.amount}`}>
            {amount && <Cost of={amount} />} {words.kinds[kind] ?? kind} <When at={at} show="day" />
          </li>
        ))}
      </ol>
    </section>
  )
}
