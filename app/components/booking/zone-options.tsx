import { zoneCity } from '#app/time/zone.ts'

export type ZoneGroup = { continent: string; zones: readonly { name: string; label: string }[] }

/** The options of a zone's select; one that goes by another name today stands first. */
export function ZoneOptions({ zone, zones }: { zone: string; zones: readonly ZoneGroup[] }) {
  const known = zones.some((group) => group.zones.some(({ name }) => name === zone))
  return (
    <>
      {!known && <option value={zone}>{zoneCity(zone)}</option>}
      {zones.map(({ continent, zones: within }) => (
        <optgroup key={continent} label={continent}>
          {within.map(({ name, label }) => (
            <option key={name} value={name}>
              {label}
            </option>
          ))}
        </optgroup>
      ))}
    </>
  )
}
