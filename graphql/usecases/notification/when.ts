import { ambiguityAt, offsetAt } from '#graphql/domain/availability/zone.ts'

type Times = { startsAt: Date; endsAt: Date }

const day: Intl.DateTimeFormatOptions = { weekday: 'short', day: 'numeric', month: 'long' }
const clock: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }

/** "Thu 12 March, 15:00–16:00 Lisbon time": always with the zone that the reader lives by. */
export function whenText({ startsAt, endsAt }: Times, timeZone: string): string {
  const from = new Intl.DateTimeFormat('en-GB', { ...day, timeZone }).format(startsAt).replace(/,/, '')
  return `${from}, ${clockText(startsAt, timeZone)}–${clockText(endsAt, timeZone)} ${cityOf(timeZone)} time`
}

/** "15:00"; where the clocks show it twice that day "01:30 (first, UTC−4)". */
function clockText(at: Date, timeZone: string): string {
  const time = new Intl.DateTimeFormat('en-GB', { ...clock, timeZone }).format(at)
  const which = ambiguityAt(at.getTime(), timeZone)
  return which ? `${time} (${which}, ${offsetName(at, timeZone)})` : time
}

function offsetName(at: Date, timeZone: string): string {
  const minutes = offsetAt(at.getTime(), timeZone) / 60_000
  const [hours, rest] = [Math.trunc(Math.abs(minutes) / 60), Math.abs(minutes) % 60]
  return `UTC${minutes < 0 ? '−' : '+'}${hours}${rest ? `:${String(rest).padStart(2, '0')}` : ''}`
}

const cityOf = (timeZone: string) => (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ')

/** "12 Mar 15:00", short enough for a subject. */
export function whenShort({ startsAt }: Times, timeZone: string): string {
  const options: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short', ...clock, timeZone }
  const text = new Intl.DateTimeFormat('en-GB', options).format(startsAt).replace(',', '')
  const which = ambiguityAt(startsAt.getTime(), timeZone)
  return which ? `${text} (${which})` : text
}
