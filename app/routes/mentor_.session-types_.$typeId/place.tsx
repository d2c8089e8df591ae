import type { FieldMetadata } from '@conform-to/react'
import { describedBy, Field, Wrong } from '#app/components/ui/field.tsx'
import { types as words } from '#app/words/desk.ts'

/** Where the two meet. */
export function Place({ kind, detail }: { kind: FieldMetadata<string>; detail: FieldMetadata<string> }) {
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      <div>
        <label htmlFor={kind.id} className="label">
          {words.placeKind}
        </label>
        <select
          id={kind.id}
          name={kind.name}
          defaultValue={kind.initialValue ?? 'LINK'}
          className="input"
          {...describedBy(kind)}
        >
          {Object.entries(words.placeKinds).map(([value, name]) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </select>
        <Wrong field={kind} />
      </div>
      <Field field={detail} label={words.place} hint={words.placeHint} />
    </div>
  )
}
