import { Form } from '@remix-run/react'
import { type Amount, Cost, costText } from '#app/components/ui/cost.tsx'
import { Submit } from '#app/components/ui/submit.tsx'
import { useReader } from '#app/time/reader.ts'
import { complaintsDesk as words } from '#app/words/after-session.ts'

type Props = { refundable: Amount; share: Amount | null }

/** Refund, pay, or give a part back; with the reason that both sides read. */
export function DecideForm({ refundable, share }: Props) {
  const { locale } = useReader()
  return (
    <Form method="post" className="mt-6 grid gap-4">
      <fieldset className="grid gap-2">
        <legend className="font-semibold">{words.decision}</legend>
        <Choice value="REFUND" text={words.REFUND} amount={refundable} />
        <Choice value="PAY" text={words.PAY} amount={share} />
        <Choice value="SPLIT" text={words.SPLIT} amount={null} />
      </fieldset>
      <input type="hidden" name="currency" value={refundable.currency} />
      <div>
        <label htmlFor="amount" className="label">
          {words.amount}
        </label>
        <p id="amount-hint" className="text-small text-text-quiet">
          {words.amountHint(costText(refundable, locale), refundable.currency)}
        </p>
        <input
          id="amount"
          name="amount"
          inputMode="decimal"
          aria-describedby="amount-hint"
          className="input max-w-40"
        />
      </div>
      <div>
        <label htmlFor="reason" className="label">
          {words.reason}
        </label>
        <textarea id="reason" name="reason" rows={4} required maxLength={1_000} className="input" />
      </div>
      <p>
        <Submit pending={words.deciding}>{words.decide}</Submit>
      </p>
    </Form>
  )
}

function Choice({ value, text, amount }: { value: string; text: string; amount: Amount | null }) {
  return (
    <label className="flex min-h-8 items-center gap-3">
      <input type="radio" name="decision" value={value} required />
      <span>
        {text} {amount && <Cost of={amount} />}
      </span>
    </label>
  )
}
