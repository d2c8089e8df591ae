import { Temporal } from 'temporal-polyfill'

// Zones with odd rules, and a spread of the others; ZONES=all takes every one.
const odd = [
  'Africa/Cairo',
  'Africa/Casablanca',
  'America/Asuncion',
  'America/Havana',
  'America/New_York',
  'America/Nuuk',
  'America/Santiago',
  'America/St_Johns',
  'Antarctica/Troll',
  'Asia/Beirut',
  'Asia/Gaza',
  'Asia/Jerusalem',
  'Asia/Kathmandu',
  'Asia/Kolkata',
  'Atlantic/Azores',
  'Australia/Lord_Howe',
  'Australia/Sydney',
  'Europe/Berlin',
  'Europe/Dublin',
  'Europe/London',
  'Pacific/Apia',
  'Pacific/Auckland',
  'Pacific/Chatham',
  'Pacific/Easter',
  'Pacific/Kiritimati',
  'UTC',
]
export const every = Intl.supportedValuesOf('timeZone')
export const zonesToTry =
  process.env.ZONES === 'all' ? every : [...odd, ...every.filter((_, index) => index % 30 === 7)]
export const from2024 = Temporal.Instant.from('2024-01-01T00:00Z')
const until = Temporal.Instant.from('2038-01-01T00:00Z')

export function changesOf(zone: string): Temporal.Instant[] {
  const changes: Temporal.Instant[] = []
  let at = from2024.toZonedDateTimeISO(zone).getTimeZoneTransition('next')
  while (at && at.epochMilliseconds < until.epochMilliseconds) {
    changes.push(at.toInstant())
    at = at.getTimeZoneTransition('next')
  }
  return changes
}
