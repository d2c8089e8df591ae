import { policy as words } from '#app/words/admin.ts'

const more = 3

/** Dates and why; empty rows wait for more. */
export function ClosedDates({ dates }: { dates: readonly { date: string; name: string }[] }) {
  const rows = [...dates, ...Array.from({ length: more }, () => ({ date: '', name: '' }))]
  return (
    <fieldset className="mt-6">
      <legend className="label">{words.dates}</legend>
      <p className="text-small text-text-quiet">{words.datesText}</p>
      <div className="mt-2 grid gap-2">
        {rows.map(({ date, name }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: empty rows have nothing else
          <div key={i} className="grid gap-2 sm:grid-cols-[12rem_1fr]">
            <input
              type="date"
              name="date"
              aria-label={words.date(i + 1)}
              defaultValue={date}
              className="input"
            />
            <input
              name="name"
              aria-label={words.name(i + 1)}
              placeholder={words.namePlaceholder}
              defaultValue={name}
              maxLength={80}
              className="input"
            />
          </div>
        ))}
      </div>
    </fieldset>
  )
}
