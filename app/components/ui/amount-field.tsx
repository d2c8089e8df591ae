import { useReader } from '#app/time/reader.ts'
import { type Amount, costText } from './cost.tsx'

type Props = {
  label: string
  /** Says how much it can be at most, and in which currency. */
  hint: (most: string, currency: string) => string
  most: Amount
  required?: boolean
  /** What was refused a moment ago. */
  typed?: string | undefined
}

/** A part of an amount, typed in its currency, which is sent along. */
export function AmountField({ label, hint, most, required, typed }: Props) {
  const { locale } = useReader()
  return (
    <div>
      <input type="hidden" name="currency" value={most.currency} />
      <label htmlFor="amount" className="label">
        {label}
      </label>
      <p id="amount-hint" className="text-small text-text-quiet">
        {hint(costText(most, locale), most.currency)}
      </p>
      <input
        id="amount"
        name="amount"
        inputMode="decimal"
        required={required}
        defaultValue={typed}
        aria-describedby="amount-hint"
        className="input max-w-40"
      />
    </div>
  )
}
