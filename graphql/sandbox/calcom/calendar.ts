const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known) return known
  const numeric = { year: 'numeric', month: '2-digit', day: '2-digit' } as const
  const clock = { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' } as const
  const made = new Intl.DateTimeFormat('en-CA', { timeZone: zone, ...numeric, ...clock })
  formats.set(zone, made)
  return made
}

export function isZone(zone: string): boolean {
  try {
    return Boolean(formatOf(zone))
  } catch {
    return false
  }
}

/** Milliseconds by which a zone's clock is ahead of UTC at an instant. */
export function offsetAt(at: number, zone: string): number {
  const parts = Object.fromEntries(
    formatOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  )
  const { year, month, day, hour, minute, second } = parts
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`) - Math.floor(at / 1000) * 1000
}

/** The day that it is in a zone, like 2026-11-23. */
export function dayAt(at: number, zone: string): string {
  return new Date(at + offsetAt(at, zone)).toISOString().slice(0, 10)
}

export function dayAfter(day: string): string {
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)
}

export const weekdayOf = (day: string) => new Date(day).getUTCDay()

/** When a zone's clock shows this time on this day; what is left out in spring is an hour later. */
export function instantOf(day: string, time: string, zone: string): number {
  const wall = Date.parse(`${day}T${time}:00Z`)
  const guess = wall - offsetAt(wall, zone)
  return wall - offsetAt(guess, zone)
}

/** An instant as a zone's clock writes it: with Z for UTC, else with the distance to it. */
export function written(at: number, zone: string): string {
  if (zone === 'UTC') return new Date(at).toISOString()
  const offset = offsetAt(at, zone)
  const minutes = Math.abs(offset) / 60_000
  const two = (n: number) => String(Math.trunc(n)).padStart(2, '0')
  const sign = offset < 0 ? '-' : '+'
  return `${new Date(at + offset).toISOString().slice(0, -1)}${sign}${two(minutes / 60)}:${two(minutes % 60)}`
}
