import type { FieldMetadata } from '@conform-to/react'
import { Field } from '#app/components/ui/field.tsx'
import { SelectField } from '#app/components/ui/select-field.tsx'
import { sessionType as words } from '#app/words/session-type.ts'
import type { TypeForm } from './form.ts'

export const numeric = { type: 'number', inputMode: 'numeric' } as const

type Names =
  | 'noticeMinutes'
  | 'windowDays'
  | 'windowCounts'
  | 'windowDates'
  | 'bufferBeforeMinutes'
  | 'bufferAfterMinutes'
  | 'slotIntervalMinutes'
  | 'gridOffsetMinutes'
  | 'optimised'
  | 'firstSlotOnly'

type Props = { fields: { [Name in Names]: FieldMetadata<TypeForm[Name]> } }

/** When it can be booked: four rules that everybody has, and the others folded away. */
export function When({ fields }: Props) {
  const { fields: names, sections } = words
  const dates = fields.windowDates.getFieldset()
  const wrong = Object.values(fields).some(
    ({ errors, allErrors }) => errors || Object.keys(allErrors).length > 0,
  )
  return (
    <>
      <div className="grid gap-5 sm:grid-cols-2">
        <Field field={fields.noticeMinutes} label={names.notice} hint={names.noticeHint} {...numeric} />
        <Field field={fields.windowDays} label={names.window} hint={names.windowHint} {...numeric} />
        <Field field={fields.bufferBeforeMinutes} label={names.before} {...numeric} />
        <Field field={fields.bufferAfterMinutes} label={names.after} {...numeric} />
      </div>
      <details open={wrong} className="card">
        <summary className="cursor-pointer font-semibold">{sections.moreWhen}</summary>
        <div className="mt-4 grid gap-5 sm:grid-cols-2">
          <Field
            field={fields.slotIntervalMinutes}
            label={names.interval}
            hint={names.intervalHint}
            {...numeric}
          />
          <Field field={fields.gridOffsetMinutes} label={names.offset} hint={names.offsetHint} {...numeric} />
          <SelectField field={fields.windowCounts} label={names.counts} options={words.counts} />
          <span />
          <Field field={dates.first} label={names.first} hint={names.datesHint} type="date" />
          <Field field={dates.last} label={names.last} hint={names.datesHint} type="date" />
        </div>
        <Tick field={fields.optimised} label={names.optimised} />
        <Tick field={fields.firstSlotOnly} label={names.firstSlotOnly} />
      </details>
    </>
  )
}

function Tick({ field: { name, initialValue }, label }: { field: FieldMetadata<boolean>; label: string }) {
  return (
    <label className="mt-3 flex min-h-11 items-center gap-3">
      <input type="checkbox" name={name} defaultChecked={String(initialValue) === 'on'} className="tick" />
      {label}
    </label>
  )
}
