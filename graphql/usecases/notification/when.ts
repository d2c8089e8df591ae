type Times = { startsAt: Date; endsAt: Date }

const day: Intl.DateTimeFormatOptions = { weekday: 'short', day: 'numeric', month: 'long' }
const clock: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }

/** "Thu 12 March, 15:00–16:00 Lisbon time": always with the zone that the reader lives by. */
export function whenText({ startsAt, endsAt }: Times, timeZone: string): string {
  const from = new Intl.DateTimeFormat('en-GB', { ...day, timeZone }).format(startsAt).replace(/,/, '')
  const time = new Intl.DateTimeFormat('en-GB', { ...clock, timeZone })
  return `${from}, ${time.format(startsAt)}–${time.format(endsAt)} ${cityOf(timeZone)} time`
}

const cityOf = (timeZone: string) => (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ')

/** "12 Mar 15:00", short enough for a subject. */
export function whenShort({ startsAt }: Times, timeZone: string): string {
  const options: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short', ...clock, timeZone }
  return new Intl.DateTimeFormat('en-GB', options).format(startsAt).replace(',', '')
}
