import { useReader } from '#app/time/reader.ts'
import { zoneCity } from '#app/time/zone.ts'

type Show = 'session' | 'moment' | 'day' | 'time'

type Props = {
  at: string
  /** The end, for a session. */
  until?: string
  /** Another zone than the reader's. */
  zone?: string
  show?: Show
  /** Whether the zone is said; a column of times says it once above. */
  unnamed?: boolean
}

/** A moment in the reader's own zone, the zone said; the only formatter of dates and times there is. */
export function When({ at, until, zone, show = until ? 'session' : 'moment', unnamed = false }: Props) {
  const reader = useReader()
  const timeZone = zone ?? reader.zone ?? 'UTC'
  const text = whenText({ at, until, show, locale: reader.locale, timeZone })
  const said = unnamed || show === 'day' ? '' : ` ${zoneCity(timeZone)} time`
  return (
    <time dateTime={at}>
      {text}
      {said}
    </time>
  )
}

type Text = { at: string; until?: string | undefined; show: Show; locale: string; timeZone: string }

/** The same as words, for attributes and titles. */
export function whenText({ at, until, show, locale, timeZone }: Text): string {
  const clock = (instant: string) => format(instant, locale, { hour: 'numeric', minute: '2-digit', timeZone })
  if (show === 'time') return until ? `${clock(at)}–${clock(until)}` : clock(at)
  const day = format(at, locale, { weekday: 'short', day: 'numeric', month: 'long', timeZone })
  const year = format(at, locale, { year: 'numeric', timeZone })
  if (show === 'day') return day
  if (show === 'moment') return `${day} ${year}, ${clock(at)}`
  return `${day} ${year}, ${clock(at)}–${until ? clock(until) : ''}`
}

function format(at: string, locale: string, options: Intl.DateTimeFormatOptions): string {
  // Engines differ in which space stands before "pm"; server and browser must print the same.
  return new Intl.DateTimeFormat(locale, options).format(new Date(at)).replace(/[\u202f\u00a0]/g, ' ')
}
