import type { ReactNode } from 'react'

/** What a form library knows of a field; Conform's metadata of any type fits. */
export type Control = {
  id: string
  name: string
  key?: string | undefined
  initialValue?: unknown
  errors?: string[] | undefined
  errorId: string
  descriptionId: string
}

type Props = {
  field: Control
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
  const { id, name, key, initialValue } = field
  const given = { id, name, required, autoComplete, inputMode, ...describedBy(field, hint) }
  const defaultValue = String(initialValue ?? '')
  return (
    <div>
      <label htmlFor={field.id} className="label">
        {label}
      </label>
      <Hint field={field} hint={hint} />
      {rows ? (
        <textarea key={key} {...given} defaultValue={defaultValue} rows={rows} className="input" />
      ) : (
        <input key={key} {...given} type={type} defaultValue={defaultValue} className="input" />
      )}
      <Wrong field={field} />
    </div>
  )
}

/** What a control's `aria-describedby` and `aria-invalid` have to be. */
export function describedBy({ errors, errorId, descriptionId }: Control, hint?: string) {
  const ids = [hint && descriptionId, errors && errorId].filter(Boolean).join(' ')
  return { ...(ids && { 'aria-describedby': ids }), ...(errors && { 'aria-invalid': true }) }
}

export function Hint({ field, hint }: { field: Control; hint: string | undefined }) {
  if (!hint) return null
  return (
    <p id={field.descriptionId} className="text-small text-text-quiet">
      {hint}
    </p>
  )
}

export function Wrong({ field: { errors, errorId } }: { field: Control }) {
  if (!errors) return null
  return (
    <p id={errorId} className="mt-1 font-semibold text-bad">
      {errors.join(' ')}
    </p>
  )
}
