import { Form } from '@remix-run/react'
import { AmountField } from '#app/components/ui/amount-field.tsx'
import { type Amount, Cost } from '#app/components/ui/cost.tsx'
import { ReasonField } from '#app/components/ui/reason-field.tsx'
import { Submit } from '#app/components/ui/submit.tsx'
import { complaintsDesk as words } from '#app/words/after-session.ts'
import { noShowFee } from '#app/words/no-show-fee.ts'

const { decide: feeWords } = noShowFee

type Props = {
  refundable: Amount
  share: Amount | null
  /** What is to be charged for not coming, where that is what it is about. */
  fee: Amount | null
  /** What was refused a moment ago. */
  typed: { decision: string; amount: string; reason: string } | undefined
}

/** Refund, pay, or give a part back; with the reason that both sides read. */
export function DecideForm({ refundable, share, fee, typed }: Props) {
  const chosen = (value: string) => ({ value, defaultChecked: typed?.decision === value })
  return (
    <Form method="post" className="mt-6 grid gap-4">
      <fieldset className="grid gap-2">
        <legend className="font-semibold">{words.decision}</legend>
        {fee ? (
          <>
            <Choice {...chosen('REFUND')} text={feeWords.REFUND} amount={null} />
            <Choice {...chosen('PAY')} text={feeWords.PAY} amount={fee} />
          </>
        ) : (
          <>
            <Choice {...chosen('REFUND')} text={words.REFUND} amount={refundable} />
            <Choice {...chosen('PAY')} text={words.PAY} amount={share} />
            <Choice {...chosen('SPLIT')} text={words.SPLIT} amount={null} />
          </>
        )}
      </fieldset>
      {!fee && (
        <AmountField label={words.amount} hint={words.amountHint} most={refundable} typed={typed?.amount} />
      )}
      <ReasonField id="reason" label={words.reason} rows={4} typed={typed?.reason} />
      <p>
        <Submit pending={words.deciding}>{words.decide}</Submit>
      </p>
    </Form>
  )
}

type ChoiceProps = { value: string; defaultChecked: boolean; text: string; amount: Amount | null }

function Choice({ value, defaultChecked, text, amount }: ChoiceProps) {
  return (
    <label className="flex min-h-8 items-center gap-3">
      <input type="radio" name="decision" value={value} defaultChecked={defaultChecked} required />
      <span>
        {text} {amount && <Cost of={amount} />}
      </span>
    </label>
  )
}
