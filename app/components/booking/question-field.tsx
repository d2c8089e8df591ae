import { type Control, Field, Wrong } from '#app/components/ui/field.tsx'
import { details as words } from '#app/words/booking.ts'

export type Asked = { id: string; kind: string; label: string; required: boolean; options: readonly string[] }

type Props = { question: Asked; field: Control }

const inputs = { TEXT: 'text', EMAIL: 'email', PHONE: 'tel', LINK: 'url', NUMBER: 'number' } as const

/** One of the session type's questions as the control that fits its kind; an unknown kind is a line of text. */
export function QuestionField({ question, field }: Props) {
  const { kind, required } = question
  const label = <Label question={question} />
  if (kind === 'LONG_TEXT') return <Field field={field} label={label} rows={4} required={required} />
  if (kind === 'CHECKBOX') return <Tick question={question} field={field} />
  if (kind === 'SELECT') return <Select question={question} field={field} />
  if (kind === 'RADIO' || kind === 'MULTI_SELECT') return <Options question={question} field={field} />
  const type = inputs[kind as keyof typeof inputs] ?? 'text'
  return <Field field={field} label={label} type={type} required={required} />
}

function Label({ question: { label, required } }: { question: Asked }) {
  return (
    <>
      {label}
      {!required && <span className="font-normal text-text-quiet"> ({words.optional})</span>}
    </>
  )
}

function Tick({ question, field }: Props) {
  return (
    <div>
      <label className="flex min-h-11 items-center gap-3">
        <input
          type="checkbox"
          name={field.name}
          value="true"
          defaultChecked={field.initialValue === 'true'}
          required={question.required}
          className="tick"
          {...(field.errors && { 'aria-describedby': field.errorId })}
        />
        <span>
          <Label question={question} />
        </span>
      </label>
      <Wrong field={field} />
    </div>
  )
}

function Select({ question, field }: Props) {
  return (
    <div>
      <label htmlFor={field.id} className="label">
        <Label question={question} />
      </label>
      <select
        id={field.id}
        name={field.name}
        defaultValue={String(field.initialValue ?? '')}
        required={question.required}
        className="input"
        {...(field.errors && { 'aria-describedby': field.errorId, 'aria-invalid': true })}
      >
        <option value="" />
        {question.options.map((option) => (
          <option key={option}>{option}</option>
        ))}
      </select>
      <Wrong field={field} />
    </div>
  )
}

function Options({ question, field }: Props) {
  const single = question.kind === 'RADIO'
  const chosen = [field.initialValue ?? []].flat()
  return (
    <fieldset {...(field.errors && { 'aria-describedby': field.errorId })}>
      <legend className="label">
        <Label question={question} />
      </legend>
      <div className="mt-1 flex flex-wrap gap-2">
        {question.options.map((option) => (
          <label key={option} className="choice">
            <input
              type={single ? 'radio' : 'checkbox'}
              name={field.name}
              value={option}
              defaultChecked={chosen.includes(option)}
              required={single && question.required}
              className="tick"
            />
            {option}
          </label>
        ))}
      </div>
      <Wrong field={field} />
    </fieldset>
  )
}
