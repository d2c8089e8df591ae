import type { FieldMetadata } from '@conform-to/react'
import { Field } from '#app/components/ui/field.tsx'
import { SelectField } from '#app/components/ui/select-field.tsx'
import { sessionType as words } from '#app/words/session-type.ts'
import type { TypeForm } from './form.ts'

type Row = FieldMetadata<TypeForm['questions'][number]>

/** What mentees are asked; a row without a question is left out when saved. */
export function Questions({ rows }: { rows: readonly Row[] }) {
  return rows.map((row, i) => {
    const { label, kind, required, options, price } = row.getFieldset()
    return (
      <fieldset key={row.key} className="card grid gap-4">
        <legend className="px-1 text-small text-text-quiet">{words.question(i + 1)}</legend>
        <Field field={label} label={words.question(i + 1)} />
        <SelectField field={kind} label={words.kind} options={words.kinds} />
        <label className="flex min-h-11 items-center gap-3">
          <input
            type="checkbox"
            name={required.name}
            defaultChecked={String(required.initialValue) === 'on'}
            className="tick"
          />
          {words.required}
        </label>
        <Field field={options} label={words.options} hint={words.optionsHint} rows={3} />
        <Field field={price} label={words.adds} hint={words.addsHint} inputMode="decimal" />
      </fieldset>
    )
  })
}
