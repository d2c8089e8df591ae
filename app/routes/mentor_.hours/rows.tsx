import { hours as words } from '#app/words/desk.ts'
import type { HoursForm, Range } from './form.ts'

/** One weekday's ranges: times by the browser's own control, which works by keyboard. */
export function DayRow({ day, ranges }: { day: number; ranges: readonly Range[] }) {
  const name = words.days[day] ?? ''
  return (
    <fieldset className="flex flex-wrap items-center gap-x-6 gap-y-2">
      <legend className="label float-start w-28">{name}</legend>
      {ranges.map((range, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows of a form have no other name
        <Times key={n} name={`day${day}`} range={range} label={words.range(name, n + 1)} />
      ))}
    </fieldset>
  )
}

/** A date and its own hours. */
export function DateRow({ row, number }: { row: HoursForm['dates'][number]; number: number }) {
  return (
    <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
      <label className="flex items-center gap-2">
        <span className="sr-only">
          {words.date} {number}
        </span>
        <input type="date" name="date.day" defaultValue={row.date} className="input w-auto" />
      </label>
      <Times name="date" range={row} label={`${words.date} ${number}`} />
    </div>
  )
}

function Times({ name, range, label }: { name: string; range: Range; label: string }) {
  return (
    <span className="inline-flex items-center gap-2">
      <input
        type="time"
        name={`${name}.start`}
        defaultValue={range.start}
        aria-label={`${label}, ${words.from}`}
        className="input w-auto"
      />
      {words.none}
      <input
        type="time"
        name={`${name}.end`}
        defaultValue={range.end}
        aria-label={`${label}, ${words.to}`}
        className="input w-auto"
      />
    </span>
  )
}
