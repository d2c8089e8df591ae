import { type SubmissionResult, useForm } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { Field } from '#app/components/ui/field.tsx'
import { SelectField } from '#app/components/ui/select-field.tsx'
import { Submit } from '#app/components/ui/submit.tsx'
import { promotions as words } from '#app/words/promotion.ts'
import type { PromotionFields } from './form.ts'

type Props = {
  lastResult: SubmissionResult<string[]> | null
  /** In which something can be sold here, the platform's own first. */
  currencies: readonly string[]
  /** Whether it can be for one mentor's sessions alone. */
  forMentors?: boolean
}

export function PromotionForm({ lastResult, currencies, forMentors = false }: Props) {
  const codes = currencies.map((code) => [code, code] as const)
  const [form, fields] = useForm<PromotionFields>({ id: 'promotion', lastResult })
  return (
    <Form method="post" id={form.id} className="card mt-4 grid gap-4 sm:grid-cols-2" noValidate>
      <h2 className="text-lead font-semibold sm:col-span-2">{words.new}</h2>
      <Field field={fields.code} label={words.code} hint={words.codeHint} required />
      {forMentors && <Field field={fields.mentor} label={words.mentor} hint={words.mentorHint} />}
      <Field field={fields.percent} label={words.percent} inputMode="numeric" />
      <Field field={fields.amount} label={words.amount} inputMode="decimal" />
      <Field field={fields.minimum} label={words.minimum} inputMode="decimal" />
      <SelectField field={fields.currency} label={words.currency} hint={words.currencyHint} options={codes} />
      <Field field={fields.from} label={words.from} hint={words.dayHint} type="date" />
      <Field field={fields.until} label={words.until} hint={words.dayHint} type="date" />
      <Field field={fields.uses} label={words.uses} hint={words.usesHint} inputMode="numeric" />
      <label className="choice self-end">
        <input
          type="checkbox"
          name={fields.first.name}
          key={fields.first.key}
          defaultChecked={fields.first.initialValue === 'on'}
          className="tick"
        />
        {words.first}
      </label>
      <div className="sm:col-span-2">
        <Submit pending={words.creating} name="intent" value="create">
          {words.create}
        </Submit>
      </div>
    </Form>
  )
}
