/** The zone under the name the platform knows; null when it knows none. */
export function knownZone(name: string | null | undefined): string | null {
  if (!name || name.length > 64) return null
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    // Offsets such as +05:00 are understood too, but they are not zones.
    return /^[A-Za-z]/.test(name) ? name : null
  } catch {
    return null
  }
}

/** The zone chosen in a `Cookie` header; null when none is, or it is not known. */
export function zoneOfCookie(cookies: string | null): string | null {
  const value = /(?:^|;\s*)zone=([\w%+./-]+)/.exec(cookies ?? '')?.[1]
  return value === undefined ? null : knownZone(value.replaceAll('%2F', '/'))
}

/** The `Set-Cookie` header that keeps a zone for a year. */
export function zoneCookie(zone: string, secure: boolean): string {
  return `zone=${zone}; Path=/; Max-Age=31536000; SameSite=Lax${secure ? '; Secure' : ''}`
}

/** The first English locale that the browser asks for; the pages are written in English. */
export function localeOf(acceptLanguage: string | null): string {
  const tags = (acceptLanguage ?? '').split(',').map((part) => part.split(';')[0]?.trim() ?? '')
  return tags.find((tag) => /^en(-[A-Za-z0-9]{2,8})*$/.test(tag) && tag !== 'en') ?? 'en-GB'
}

/** "Lisbon" for Europe/Lisbon: how people say which zone they mean. */
export function zoneCity(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')
}

/** Whether two zones show the same clock at this moment. */
export function sameClock(one: string, other: string, at: Date): boolean {
  return one === other || offsetMinutes(at, one) === offsetMinutes(at, other)
}

/** Minutes east of UTC at this moment. */
export function offsetMinutes(at: Date, zone: string): number {
  const parts = clockOf(zone).formatToParts(at)
  const of = (type: string) => Number(parts.find((part) => part.type === type)?.value)
  const wall = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'))
  return Math.round((wall - Math.floor(at.getTime() / 1000) * 1000) / 60_000)
}

const clocks = new Map<string, Intl.DateTimeFormat>()
const mostClocks = 500

/** They are slow to make; and as many names as somebody likes to spell differently may come. */
function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone)
  if (known) return known
  if (clocks.size >= mostClocks) clocks.clear()
  const clock = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  clocks.set(timeZone, clock)
  return clock
}

/** The zone to show times in: the one asked for in the address, else the profile's, else the one kept in the browser. */
export function zoneFor(request: Request, profile: string | null | undefined): string | null {
  const asked = knownZone(new URL(request.url).searchParams.get('zone'))
  return asked ?? profile ?? zoneOfCookie(request.headers.get('cookie'))
}
