import { type Amount, isNothing } from '#app/components/ui/cost.tsx'
import { payment as words } from '#app/words/payment.ts'

type Props = { price: Amount; tiers: readonly { hoursBefore: number; percent: number }[] }

/** The refund policy in words, drawn from its own data; a free session has none. */
export function Policy({ price, tiers }: Props) {
  if (isNothing(price)) return null
  return (
    <section className="mt-4 text-small">
      <h2 className="font-semibold">{words.policy}</h2>
      <Tiers tiers={tiers} />
      <p className="mt-1">{words.mentorCancels}</p>
    </section>
  )
}

export function Tiers({ tiers }: Pick<Props, 'tiers'>) {
  return (
    <ul>
      {tiers.map(({ hoursBefore, percent }, i) => (
        <li key={hoursBefore}>{words.tier(percent, hoursBefore, tiers[i - 1]?.hoursBefore ?? null)}</li>
      ))}
    </ul>
  )
}
