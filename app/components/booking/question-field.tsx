import { type Amount, Cost, costText, isNothing } from '#app/components/ui/cost.tsx'
import { type Control, describedBy, Field, Hint, Wrong } from '#app/components/ui/field.tsx'
import { useReader } from '#app/time/reader.ts'
import { details as words } from '#app/words/booking.ts'
import { attachable, mostBytes } from './attachable.ts'

export type Asked = {
  id: string
  kind: string
  label: string
  required: boolean
  options: readonly string[]
  /** The largest number; what a ticked box or each piece adds; what each option adds. */
  most: number | null
  price: Amount | null
  optionPrices: readonly Amount[]
}

const priceOf = (amount: Amount | null | undefined) => (amount && !isNothing(amount) ? amount : null)

/** Whether an answer may cost something. */
export const addsToPrice = ({ price, optionPrices }: Asked): boolean =>
  [price, ...optionPrices].some((each) => priceOf(each) !== null)

type Props = {
  question: Asked
  field: Control
  /** For a file: the name of one that is handed in already. */
  kept?: Control
}

const inputs = { TEXT: 'text', EMAIL: 'email', PHONE: 'tel', LINK: 'url', NUMBER: 'number' } as const

/** One of the session type's questions as the control that fits its kind; an unknown kind is a line of text. */
export function QuestionField({ question, field, kept }: Props) {
  const { kind, required } = question
  if (kind === 'FILE') return <Attach question={question} field={field} {...(kept && { kept })} />
  const label = <Label question={question} />
  if (kind === 'LONG_TEXT') return <Field field={field} label={label} rows={4} required={required} />
  if (kind === 'CHECKBOX') return <Tick question={question} field={field} />
  if (kind === 'SELECT') return <Select question={question} field={field} />
  if (kind === 'RADIO' || kind === 'MULTI_SELECT') return <Options question={question} field={field} />
  const type = inputs[kind as keyof typeof inputs] ?? 'text'
  if (!addsToPrice(question)) return <Field field={field} label={label} type={type} required={required} />
  return (
    <div {...adds(question.price)}>
      <Field field={field} label={label} hint={words.upTo(question.most)} type={type} required={required} />
    </div>
  )
}

/** The running total of the page reads it there: beside the control, or on the option. */
const adds = (amount: Amount | null | undefined) => {
  const price = priceOf(amount)
  return price && { 'data-adds': price.amount }
}

function Adds({ amount, each = false }: { amount: Amount | null | undefined; each?: boolean }) {
  const price = priceOf(amount)
  if (!price) return null
  return (
    <span className="whitespace-nowrap font-normal">
      {' '}
      + <Cost of={price} /> {each && words.each}
    </span>
  )
}

function Label({ question: { kind, label, required, price } }: { question: Asked }) {
  return (
    <>
      {label}
      {!required && <span className="font-normal text-text-quiet"> ({words.optional})</span>}
      <Adds amount={price} each={kind === 'NUMBER'} />
    </>
  )
}

/** A file, and in its place the one that is handed in already: a refused form cannot bring it again. */
function Attach({ question, field, kept }: Props) {
  const [id, name] = [String(field.initialValue ?? ''), String(kept?.initialValue ?? '')]
  return (
    <div>
      {id && kept && (
        <>
          <input type="hidden" name={field.name} value={id} />
          <input type="hidden" name={kept.name} value={name} />
        </>
      )}
      <label htmlFor={field.id} className="label">
        <Label question={question} />
      </label>
      <Hint field={field} hint={id ? `${words.attached(name)} ${words.fileHint}` : words.fileHint} />
      <input
        id={field.id}
        name={field.name.replace(/value$/, 'file')}
        type="file"
        accept={attachable}
        required={question.required && !id}
        className="input"
        data-most={mostBytes}
        data-too-large={words.tooLarge}
        {...describedBy(field, words.fileHint)}
      />
      <Wrong field={field} />
    </div>
  )
}

function Tick({ question, field }: Props) {
  return (
    <div>
      <label className="flex min-h-11 items-center gap-3" {...adds(question.price)}>
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
  const { locale } = useReader()
  const words = (option: string, amount: Amount | undefined) => {
    const price = priceOf(amount)
    return price ? `${option} (+ ${costText(price, locale)})` : option
  }
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
        {question.options.map((option, i) => (
          <option key={option} value={option} {...adds(question.optionPrices[i])}>
            {words(option, question.optionPrices[i])}
          </option>
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
        {question.options.map((option, i) => (
          <label key={option} className="choice" {...adds(question.optionPrices[i])}>
            <input
              type={single ? 'radio' : 'checkbox'}
              name={field.name}
              value={option}
              defaultChecked={chosen.includes(option)}
              required={single && question.required}
              className="tick"
            />
            <span>
              {option}
              <Adds amount={question.optionPrices[i]} />
            </span>
          </label>
        ))}
      </div>
      <Wrong field={field} />
    </fieldset>
  )
}
