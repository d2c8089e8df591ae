import { Temporal } from 'temporal-polyfill'

type Range = readonly [from: string, to: string]

export type Rules = {
  /** In which zone hours, days off and holidays are meant. */
  zone: string
  /** By the number of the weekday, 1 = Monday. */
  weekly: Record<number, readonly Range[]>
  dayOff: string
  minutes: number
}

/** Easter Sunday of the Gregorian calendar, by Gauss's reckoning as completed in 1816. */
function easter(year: number): Temporal.PlainDate {
  const [a, b, c] = [year % 19, year % 4, year % 7]
  const k = Math.floor(year / 100)
  const p = Math.floor((13 + 8 * k) / 25)
  const m = (15 - p + k - Math.floor(k / 4)) % 30
  const d = (19 * a + m) % 30
  const e = (2 * b + 4 * c + 6 * d + ((4 + k - Math.floor(k / 4)) % 7)) % 7
  const late = (d === 29 && e === 6) || (d === 28 && e === 6 && (11 * m + 11) % 30 < 19)
  return Temporal.PlainDate.from({ year, month: 3, day: 22 }).add({ days: d + e - (late ? 7 : 0) })
}

/** The national holidays of Portugal: Código do Trabalho, article 234. */
function isPortugueseHoliday(date: Temporal.PlainDate): boolean {
  const fixed = ['01-01', '04-25', '05-01', '06-10', '08-15', '10-05', '11-01', '12-01', '12-08', '12-25']
  const sunday = easter(date.year)
  const movable = [-2, 0, 60].map((days) => sunday.add({ days }).toString())
  return fixed.includes(date.toString().slice(5)) || movable.includes(date.toString())
}

/** The starts that such rules make on the mentor's days from `first` to `last`, without notice, bookings or an end. */
export function startsBy({ zone, weekly, dayOff, minutes }: Rules, first: string, last: string): string[] {
  const starts: string[] = []
  const end = Temporal.PlainDate.from(last)
  for (
    let date = Temporal.PlainDate.from(first);
    Temporal.PlainDate.compare(date, end) <= 0;
    date = date.add({ days: 1 })
  ) {
    if (date.toString() === dayOff || isPortugueseHoliday(date)) continue
    for (const [from, to] of weekly[date.dayOfWeek] ?? []) {
      const at = (clock: string) => date.toZonedDateTime({ timeZone: zone, plainTime: clock }).toInstant()
      for (
        let start = at(from);
        Temporal.Instant.compare(start.add({ minutes }), at(to)) <= 0;
        start = start.add({ minutes })
      )
        starts.push(start.toString({ smallestUnit: 'millisecond' }))
    }
  }
  return starts
}

/** Date and clock of an instant in a zone, as a page writes the clock. */
export function shownIn(zone: string, at: string): { day: string; clock: string } {
  const local = Temporal.Instant.from(at).toZonedDateTimeISO(zone)
  return {
    day: local.toPlainDate().toString(),
    clock: local.toPlainTime().toString({ smallestUnit: 'minute' }),
  }
}
