import { hours as words } from '#app/words/desk.ts'
import { Ranges } from './ranges.tsx'
import type { Override } from './week.ts'

const more = 2

/** Dates that do not follow the week; empty rows wait for more. */
export function Overrides({ overrides }: { overrides: readonly Override[] }) {
  const rows = [...overrides, ...Array.from({ length: more }, () => ({ date: '', hours: [] }))]
  return (
    <>
      <h2 className="mt-8 text-lead font-semibold">{words.overrides}</h2>
      <p className="mt-1">{words.overridesText}</p>
      <div className="mt-3 grid gap-4">
        {rows.map(({ date, hours }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: empty rows have nothing else
          <fieldset key={i} className="grid gap-2 sm:grid-cols-[12rem_1fr]">
            <legend className="sr-only">{words.date(i + 1)}</legend>
            <input
              type="date"
              name="date"
              aria-label={words.date(i + 1)}
              defaultValue={date}
              className="input self-start"
            />
            <Ranges name={`date.${i}`} day={words.date(i + 1)} ranges={hours} />
          </fieldset>
        ))}
      </div>
    </>
  )
}
