import type { FieldMetadata } from '@conform-to/react'
import { describedBy, Field, Wrong } from '#app/components/ui/field.tsx'
import { types as words } from '#app/words/desk.ts'

type QuestionForm = { label: string; kind: string; required?: string; options: string }

/** The questions that there are, and room for one more. */
export function Questions({ fields }: { fields: FieldMetadata<QuestionForm>[] }) {
  return (
    <fieldset className="grid gap-4">
      <legend className="text-lead font-semibold">{words.questions}</legend>
      <p className="text-small text-text-quiet">{words.questionHint}</p>
      {fields.map((field, index) => (
        <Question key={field.key} field={field} number={index + 1} />
      ))}
    </fieldset>
  )
}

function Question({ field, number }: { field: FieldMetadata<QuestionForm>; number: number }) {
  const { label, kind, required, options } = field.getFieldset()
  return (
    <fieldset className="card grid gap-3">
      <legend className="sr-only">{words.question(number)}</legend>
      <Field field={label as FieldMetadata<string>} label={words.question(number)} />
      <div>
        <label htmlFor={kind.id} className="label">
          {words.kind}
        </label>
        <select
          id={kind.id}
          name={kind.name}
          defaultValue={kind.initialValue ?? 'TEXT'}
          className="input"
          {...describedBy(kind)}
        >
          {Object.entries(words.kinds).map(([value, name]) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </select>
        <Wrong field={kind} />
      </div>
      <Field field={options as FieldMetadata<string>} label={words.options} rows={2} />
      <label className="flex items-center gap-2">
        <input
          type="checkbox"
          name={required.name}
          className="tick"
          defaultChecked={required.initialValue === 'on'}
        />
        {words.required}
      </label>
    </fieldset>
  )
}
