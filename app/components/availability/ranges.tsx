import { describedBy, Wrong } from '#app/components/ui/field.tsx'
import { hours as words } from '#app/words/desk.ts'
import { mostRanges, type Range } from './read-ranges.ts'

type Props = { name: string; day: string; ranges: readonly Range[]; errors?: string[] | undefined }

const stepMinutes = 15

const two = (n: number) => String(n).padStart(2, '0')
const times = Array.from({ length: (24 * 60) / stepMinutes }, (_, i) => {
  const minutes = i * stepMinutes
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
})

/** A day's ranges as pairs of selects, and one empty pair to add another. */
export function Ranges({ name, day, ranges, errors }: Props) {
  const field = { id: name, name, errors, errorId: `${name}-error`, descriptionId: `${name}-hint` }
  const described = describedBy(field)
  const empty = ranges.length < mostRanges ? [{ start: '', end: '' }] : []
  const rows = [...ranges, ...empty].map((range, place) => ({ ...range, row: `${name}.${place}` }))
  return (
    <div className="grid gap-2">
      {rows.map(({ row, start, end }, i) => (
        <div key={row} className="flex flex-wrap items-center gap-2">
          <Time
            name={`${row}.start`}
            label={words.from(day, i)}
            value={start}
            from={times}
            described={described}
          />
          <span>{words.until}</span>
          <Time
            name={`${row}.end`}
            label={words.to(day, i)}
            value={end}
            from={[...times.slice(1), '24:00']}
            described={described}
          />
        </div>
      ))}
      <Wrong field={field} />
    </div>
  )
}

type TimeProps = {
  name: string
  label: string
  value: string
  from: readonly string[]
  described: ReturnType<typeof describedBy>
}

function Time({ name, label, value, from, described }: TimeProps) {
  const options = value === '' || from.includes(value) ? from : [...from, value].sort()
  return (
    <select name={name} aria-label={label} defaultValue={value} className="input w-28" {...described}>
      <option value="">{words.none}</option>
      {options.map((time) => (
        <option key={time}>{time}</option>
      ))}
    </select>
  )
}
