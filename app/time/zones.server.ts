import { getTimeZones } from '@vvo/tzdb'

export type ZoneChoice = { name: string; label: string }
export type ZoneGroup = { continent: string; zones: ZoneChoice[] }

const hour = 3_600_000
let kept: { hour: number; groups: ZoneGroup[] } | undefined

/** Every zone by its cities, grouped by continent, with its offset at this moment. */
export function zoneGroups(now: Date): ZoneGroup[] {
  const current = Math.floor(now.getTime() / hour)
  if (kept?.hour !== current) kept = { hour: current, groups: build(now) }
  return kept.groups
}

function build(now: Date): ZoneGroup[] {
  const groups = new Map<string, ZoneChoice[]>()
  for (const { name, continentName, mainCities } of getTimeZones({ includeUtc: true })) {
    const continent = continentName || 'Universal'
    const cities = mainCities.slice(0, 2).join(', ') || name
    groups.set(continent, [
      ...(groups.get(continent) ?? []),
      { name, label: `${cities} (${offset(now, name)})` },
    ])
  }
  return [...groups].map(([continent, zones]) => ({
    continent,
    zones: zones.toSorted((a, b) => a.label.localeCompare(b.label)),
  }))
}

function offset(at: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'shortOffset' }).formatToParts(at)
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? ''
}
