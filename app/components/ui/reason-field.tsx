type Props = {
  id: string
  label: string
  /** Several lines instead of one. */
  rows?: number
  /** So many characters. */
  most?: number
  optional?: boolean
  /** What was sent and refused. */
  typed?: string | undefined
}

/** Why somebody does what they are about to do. */
export function ReasonField({ id, label, rows, most = 1_000, optional = false, typed }: Props) {
  const given = { id, name: 'reason', required: !optional, maxLength: most, defaultValue: typed }
  return (
    <div className="grow">
      <label htmlFor={id} className="label">
        {label} {optional && <span className="font-normal text-text-quiet">(optional)</span>}
      </label>
      {rows ? <textarea {...given} rows={rows} className="input" /> : <input {...given} className="input" />}
    </div>
  )
}
