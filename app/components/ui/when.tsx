import { occurrenceOf, offsetName } from '#app/time/clock-change.ts'
import { useReader } from '#app/time/reader.ts'
import { zoneCity } from '#app/time/zone.ts'
import { time as words } from '#app/words/time.ts'

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
  const time = timeText(new Date(at), until ? new Date(until) : null, locale, timeZone)
  if (show === 'time') return printed(time)
  const day: Intl.DateTimeFormatOptions = { weekday: 'short', day: 'numeric', month: 'long', timeZone }
  const dayFormat = new Intl.DateTimeFormat(locale, show === 'day' ? day : { ...day, year: 'numeric' })
  const text = dayFormat.format(new Date(at))
  return printed(show === 'day' ? text : `${text}, ${time}`)
}

/** Times that the clocks show twice on that day are told apart; the others are written as everybody writes them. */
function timeText(at: Date, until: Date | null, locale: string, timeZone: string): string {
  const clock = new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone })
  const marks = [at, ...(until ? [until] : [])].map((each) => {
    const which = occurrenceOf(each, timeZone)
    return which ? ` (${words[which]}, ${offsetName(each, timeZone)})` : ''
  })
  if (until && marks.every((mark) => mark === '')) return clock.formatRange(at, until)
  const start = clock.format(at) + marks[0]
  return until ? `${start} – ${clock.format(until)}${marks[1]}` : start
}

/** Engines differ in which spaces stand before "pm" and around "–"; server and browser must print the same. */
const printed = (text: string) => text.replace(/[\u202f\u00a0\u2009]/g, ' ')
