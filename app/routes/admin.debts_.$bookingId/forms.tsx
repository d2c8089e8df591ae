import { useForm } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { type ReactNode, useId } from 'react'
import type { Amount } from '#app/components/ui/cost.tsx'
import { costText } from '#app/components/ui/cost.tsx'
import { type Control, Field } from '#app/components/ui/field.tsx'
import { Submit } from '#app/components/ui/submit.tsx'
import { useReader } from '#app/time/reader.ts'
import { admin } from '#app/words/admin.ts'
import { debtsDesk as words } from '#app/words/dispute.ts'
import type { Refused } from './action.server.ts'

type Fields = { amount: string; reference: string; receivedOn: string; reason: string }

type Props = {
  most: Amount
  /** A new one for each settlement, so that a form sent twice settles once. */
  sendKey: string
  refused: Refused | undefined
}

/** The mentor paid it, or a part of it, at the bank. */
export function ReceiveForm({ most, sendKey, refused }: Props) {
  const [form, fields] = useForm<Fields>({
    id: 'receive',
    lastResult: refused?.of === 'receive' ? refused.reply : null,
    defaultValue: { amount: most.amount },
  })
  return (
    <Around id={form.id} of="receive" most={most} sendKey={sendKey} amount={fields.amount}>
      <Field field={fields.reference} label={words.receive.reference} required />
      <Field field={fields.receivedOn} label={words.receive.day} type="date" required />
    </Around>
  )
}

/** The platform bears it. */
export function WriteOffForm({ most, sendKey, refused }: Props) {
  const [form, fields] = useForm<Fields>({
    id: 'write-off',
    lastResult: refused?.of === 'writeOff' ? refused.reply : null,
    defaultValue: { amount: most.amount },
  })
  return (
    <Around id={form.id} of="writeOff" most={most} sendKey={sendKey} amount={fields.amount}>
      <Field field={fields.reason} label={admin.reason} rows={2} required />
    </Around>
  )
}

type Frame = Omit<Props, 'refused'> & {
  id: string
  of: Refused['of']
  amount: Control
  children: ReactNode
}

function Around({ id, of, most, sendKey, amount, children }: Frame) {
  const { locale } = useReader()
  const heading = useId()
  const { title, text, submit, submitting } = words[of]
  return (
    <section className="card mt-6" aria-labelledby={heading}>
      <h2 id={heading} className="text-lead font-semibold">
        {title}
      </h2>
      <p className="mt-1">{text}</p>
      <Form method="post" id={id} className="mt-3 grid gap-4" noValidate>
        <input type="hidden" name="key" value={sendKey} />
        <input type="hidden" name="currency" value={most.currency} />
        <Field
          field={amount}
          label={words.amount}
          hint={words.amountHint(costText(most, locale), most.currency)}
          inputMode="decimal"
          required
        />
        {children}
        <p>
          <Submit quiet={of === 'writeOff'} name="intent" value={of} pending={submitting}>
            {submit}
          </Submit>
        </p>
      </Form>
    </section>
  )
}
