import { Form } from '@remix-run/react'
import { statement as words } from '#app/words/ledger.ts'

type Props = {
  from: string
  to: string
  currency: string
  currencies: readonly string[]
  /** What else the address says, such as whose statement it is. */
  asked?: Record<string, string>
}

/** Which days, and in which currency. A GET form: the address says what is shown. */
export function PeriodForm({ from, to, currency, currencies, asked = {} }: Props) {
  return (
    <Form method="get" className="no-print mt-4 flex flex-wrap items-end gap-3">
      {Object.entries(asked).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div>
        <label htmlFor="from" className="label">
          {words.from}
        </label>
        <input id="from" name="from" type="date" required defaultValue={from} className="input" />
      </div>
      <div>
        <label htmlFor="to" className="label">
          {words.to}
        </label>
        <input id="to" name="to" type="date" required defaultValue={to} className="input" />
      </div>
      <div>
        <label htmlFor="currency" className="label">
          {words.currency}
        </label>
        <select id="currency" name="currency" defaultValue={currency} className="input">
          {[...new Set([currency, ...currencies])].map((each) => (
            <option key={each} value={each}>
              {each}
            </option>
          ))}
        </select>
      </div>
      <button type="submit" className="button button-quiet">
        {words.show}
      </button>
    </Form>
  )
}
