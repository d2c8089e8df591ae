import { type SubmissionResult, useForm } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { Field } from '#app/components/ui/field.tsx'
import { SelectField } from '#app/components/ui/select-field.tsx'
import { Submit } from '#app/components/ui/submit.tsx'
import { desk, sessionType as words } from '#app/words/desk.ts'
import { type TypeForm, writeChoices } from './form.ts'
import { Questions } from './questions.tsx'

type Known = Omit<TypeForm, 'questions' | 'slotIntervalMinutes' | 'windowDays' | 'refundTiers' | 'price'> & {
  slotIntervalMinutes: number | null
  windowDays: number | null
  price: { amount: string; currency: string }
  refundTiers: readonly { hoursBefore: number; percent: number }[]
  questions: readonly {
    label: string
    kind: string
    required: boolean
    options: readonly string[]
    price: { amount: string } | null
    optionPrices: readonly { amount: string }[]
  }[]
}

type Props = { type: Known; lastResult: SubmissionResult<string[]> | null }

const moreQuestions = 2
const empty = { label: '', kind: 'TEXT', required: '', options: '', price: '' }

const shown = ({ questions, slotIntervalMinutes, windowDays, refundTiers, ...type }: Known) => ({
  ...type,
  slotIntervalMinutes: slotIntervalMinutes ?? '',
  windowDays: windowDays ?? '',
  refundTiers: [...refundTiers],
  questions: [
    ...questions.map(({ options, optionPrices, price, required, ...question }) => ({
      ...question,
      required: required ? 'on' : '',
      options: writeChoices(options, optionPrices),
      price: price?.amount ?? '',
    })),
    ...Array.from({ length: moreQuestions }, () => empty),
  ],
})

export function TypeEditor({ type, lastResult }: Props) {
  // The form holds texts; what they are read as is the schema's.
  const defaultValue = shown(type) as never
  const [form, fields] = useForm<TypeForm>({ id: 'session-type', lastResult, defaultValue })
  const price = fields.price.getFieldset()
  const { fields: names } = words
  const number = { type: 'number', inputMode: 'numeric' } as const
  return (
    <Form method="post" id={form.id} className="mt-4 grid gap-5">
      <Field field={fields.title} label={names.title} required />
      <Field field={fields.slug} label={names.slug} hint={names.slugHint} required />
      <Field field={fields.description} label={names.description} rows={5} />
      <div className="grid gap-5 sm:grid-cols-3">
        <Field field={fields.durationMinutes} label={names.duration} {...number} required />
        <Field
          field={price.amount}
          label={names.amount}
          hint={names.amountHint}
          inputMode="decimal"
          required
        />
        <Field field={price.currency} label={names.currency} hint="USD, EUR, …" required />
      </div>
      <SelectField field={fields.placeKind} label={names.placeKind} options={words.places} />
      <Field field={fields.placeDetail} label={names.place} hint={names.placeHint} />
      <div className="grid gap-5 sm:grid-cols-2">
        <Field field={fields.noticeMinutes} label={names.notice} hint={names.noticeHint} {...number} />
        <Field field={fields.windowDays} label={names.window} hint={names.windowHint} {...number} />
        <Field field={fields.bufferBeforeMinutes} label={names.before} {...number} />
        <Field field={fields.bufferAfterMinutes} label={names.after} {...number} />
        <Field
          field={fields.slotIntervalMinutes}
          label={names.interval}
          hint={names.intervalHint}
          {...number}
        />
      </div>
      <h2 className="text-lead font-semibold">{words.questions}</h2>
      <p className="text-text-quiet">{words.questionHint}</p>
      <Questions rows={fields.questions.getFieldList()} />
      <h2 className="text-lead font-semibold">{words.tiers}</h2>
      {fields.refundTiers.getFieldList().map((row, i) => {
        const tier = row.getFieldset()
        return (
          <div key={row.key} className="grid gap-5 sm:grid-cols-2">
            <Field field={tier.hoursBefore} label={words.tierHours(i + 1)} {...number} />
            <Field field={tier.percent} label={words.tierPercent(i + 1)} {...number} />
          </div>
        )
      })}
      <div>
        <Submit pending={desk.saving}>{desk.save}</Submit>
      </div>
    </Form>
  )
}
