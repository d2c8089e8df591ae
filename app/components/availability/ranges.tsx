import { hours as words } from '#app/words/desk.ts'
import { mostRanges, type Range } from './read-ranges.ts'

type Props = { name: string; day: string; ranges: readonly Range[] }

const stepMinutes = 15

const two = (n: number) => String(n).padStart(2, '0')
const times = Array.from({ length: (24 * 60) / stepMinutes }, (_, i) => {
  const minutes = i * stepMinutes
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
})

/** A day's ranges as pairs of selects, and one empty pair to add another. */
export function Ranges({ name, day, ranges }: Props) {
  const rows = ranges.length < mostRanges ? [...ranges, { start: '', end: '' }] : ranges
  return (
    <div className="grid gap-2">
      {rows.map(({ start, end }, i) => (
        <div key={`${start}-${end}`} className="flex flex-wrap items-center gap-2">
          <Time name={`${name}.${i}.start`} label={words.from(day, i)} value={start} from={times} />
          <span>{words.until}</span>
          <Time
            name={`${name}.${i}.end`}
            label={words.to(day, i)}
            value={end}
            from={[...times.slice(1), '24:00']}
          />
        </div>
      ))}
    </div>
  )
}

type TimeProps = { name: string; label: string; value: string; from: readonly string[] }

function Time({ name, label, value, from }: TimeProps) {
  const options = value === '' || from.includes(value) ? from : [...from, value].sort()
  return (
    <select name={name} aria-label={label} defaultValue={value} className="input w-28">
      <option value="">{words.none}</option>
      {options.map((time) => (
        <option key={time}>{time}</option>
      ))}
    </select>
  )
}
