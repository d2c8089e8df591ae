import { type FieldMetadata, getInputProps, getTextareaProps } from '@conform-to/react'
import type { ReactNode } from 'react'

type Props = {
  field: FieldMetadata<string | undefined> | FieldMetadata<string>
  label: ReactNode
  hint?: string
  type?: 'text' | 'email' | 'password' | 'tel' | 'url' | 'number' | 'date' | 'time'
  /** Several lines instead of one. */
  rows?: number
  required?: boolean
  autoComplete?: string
  inputMode?: 'decimal' | 'numeric'
}

/** A label, a control, its hint and what is wrong with it, tied together for eyes and ears. */
export function Field({ field, label, hint, type = 'text', rows, required, autoComplete, inputMode }: Props) {
  const given = { autoComplete, inputMode, ...(required ? { required } : {}), ...describedBy(field, hint) }
  const { key: inputKey, ...input } = getInputProps(field as FieldMetadata<string>, { type })
  const { key: areaKey, ...area } = getTextareaProps(field as FieldMetadata<string>)
  return (
    <div>
      <label htmlFor={field.id} className="label">
        {label}
      </label>
      <Hint field={field} hint={hint} />
      {rows ? (
        <textarea key={areaKey} {...area} {...given} rows={rows} className="input" />
      ) : (
        <input key={inputKey} {...input} {...given} className="input" />
      )}
      <Wrong field={field} />
    </div>
  )
}

type Described = Pick<FieldMetadata, 'id' | 'errors' | 'errorId' | 'descriptionId'>

/** What a control's `aria-describedby` and `aria-invalid` have to be. */
export function describedBy({ errors, errorId, descriptionId }: Described, hint?: string) {
  const ids = [hint && descriptionId, errors && errorId].filter(Boolean).join(' ')
  return { ...(ids && { 'aria-describedby': ids }), ...(errors && { 'aria-invalid': true }) }
}

export function Hint({ field, hint }: { field: Described; hint: string | undefined }) {
  if (!hint) return null
  return (
    <p id={field.descriptionId} className="text-small text-text-quiet">
      {hint}
    </p>
  )
}

export function Wrong({ field: { errors, errorId } }: { field: Described }) {
  if (!errors) return null
  return (
    <p id={errorId} className="mt-1 font-semibold text-bad">
      {errors.join(' ')}
    </p>
  )
}
