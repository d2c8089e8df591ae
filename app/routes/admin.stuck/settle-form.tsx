import { Form } from '@remix-run/react'
import { type Amount, Cost } from '#app/components/ui/cost.tsx'
import { Submit } from '#app/components/ui/submit.tsx'
import { admin, stuck } from '#app/words/admin.ts'

const { settle: words } = stuck

type Props = {
  name: string
  amount: Amount
  /** What was sent and refused. */
  typed: { way?: string; reference?: string }
}

/** How a refund that the payment company cannot make was paid. */
export function SettleForm({ name, amount, typed }: Props) {
  return (
    <Form method="post" className="mt-4 border-t border-line pt-3">
      <h3 className="font-semibold">{words.title}</h3>
      <p>
        {words.amount}: <Cost of={amount} />. {words.text}
      </p>
      <input type="hidden" name="name" value={name} />
      <div className="mt-2 flex flex-wrap items-end gap-3">
        <div>
          <label htmlFor={`way-${name}`} className="label">
            {words.way}
          </label>
          <select id={`way-${name}`} name="way" defaultValue={typed.way} className="input">
            {Object.entries(words.ways).map(([value, text]) => (
              <option key={value} value={value}>
                {text}
              </option>
            ))}
          </select>
        </div>
        <div className="grow">
          <label htmlFor={`reference-${name}`} className="label">
            {words.reference}
          </label>
          <input
            id={`reference-${name}`}
            name="reference"
            required
            maxLength={200}
            defaultValue={typed.reference}
            className="input"
          />
        </div>
        <Submit quiet name="action" value="SETTLE" pending={admin.working}>
          {words.submit}
        </Submit>
      </div>
    </Form>
  )
}
