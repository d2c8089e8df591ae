import { When, whenText } from '#app/components/ui/when.tsx'
import { clockChangeOn } from '#app/time/clock-change.ts'
import { useReader } from '#app/time/reader.ts'
import { sameClock, zoneCity } from '#app/time/zone.ts'
import { calendar } from '#app/words/availability.ts'
import { slots as words } from '#app/words/booking.ts'
import { hosts } from '#app/words/hosts.ts'
import type { Calendar } from './calendar.ts'
import { DayName } from './days.tsx'

/** Where the chosen time goes, as `at`, and what its button says. */
export type TimesForm = {
  method: 'get' | 'post'
  action: string
  go: string
  going?: string
  hidden?: Record<string, string>
}

type Props = {
  calendar: Calendar
  zone: string
  mentorZone: string
  form: TimesForm
  /** How many share one session; null: each has one alone. */
  seats?: number | null
}

/** The times of the chosen day: radios, so that arrows, screen readers and plain HTML all work. */
export function Times({
  calendar: { chosen, time, seatsLeft },
  zone,
  mentorZone,
  form,
  seats = null,
}: Props) {
  const { locale } = useReader()
  if (!chosen) return <p id="times">{words.choose}</p>
  const shown = chosen.times.map((at) => whenText({ at, show: 'time', locale, timeZone: zone }))
  const change = clockChangeOn(chosen.day, zone)
  return (
    <form method={form.method} action={form.action} id="times">
      {Object.entries({ zone, ...form.hidden }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <fieldset>
        <legend className="text-lead font-semibold">
          {words.times} <DayName day={chosen.day} />
          <span className="block text-small font-normal text-text-quiet">{zoneCity(zone)} time</span>
        </legend>
        {chosen.times.length === 0 && <p className="mt-3">{words.noneOnDay}</p>}
        {change && (
          <p className="mt-3 text-small">
            {calendar.unclear(change.clock, change.start, change.end)}
            {change.clock === 'REPEATED' && `. ${words.ambiguous}`}
          </p>
        )}
        <div className="mt-3 grid grid-cols-2 gap-2 sm:grid-cols-3">
          {chosen.times.map((at, i) => (
            <label key={at} className="choice flex-wrap py-1">
              <input
                type="radio"
                name="at"
                value={at}
                required
                defaultChecked={at === time}
                className="tick"
              />
              <span>
                <time dateTime={at}>{shown[i]}</time>
                {!sameClock(zone, mentorZone, new Date(at)) && (
                  <span className="block text-small font-normal text-text-quiet">
                    <When at={at} zone={mentorZone} show="time" unnamed /> {zoneCity(mentorZone)}
                  </span>
                )}
                {seats !== null && (
                  <span className="block text-small font-normal text-text-quiet">
                    {hosts.seatsLeft(seatsLeft[at] ?? seats, seats)}
                  </span>
                )}
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      {chosen.times.length > 0 && (
        <button type="submit" className="button mt-4" data-pending={form.going}>
          {form.go}
        </button>
      )}
    </form>
  )
}
