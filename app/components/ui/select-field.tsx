import { type Control, describedBy, Hint, Wrong } from './field.tsx'

type Props = {
  field: Control
  label: string
  hint?: string
  options: readonly (readonly [value: string, label: string])[]
}

export function SelectField({ field, label, hint, options }: Props) {
  return (
    <div>
      <label htmlFor={field.id} className="label">
        {label}
      </label>
      <Hint field={field} hint={hint} />
      <select
        id={field.id}
        name={field.name}
        key={field.key}
        defaultValue={String(field.initialValue ?? '')}
        className="input"
        {...describedBy(field, hint)}
      >
        {options.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
      <Wrong field={field} />
    </div>
  )
}
