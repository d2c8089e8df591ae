import { offsetMinutes, zoneCity } from '#app/time/zone.ts'
import { time as words } from '#app/words/time.ts'
import { type ZoneGroup, ZoneOptions } from './zone-options.tsx'

type Props = {
  action: string
  zone: string
  zones: readonly ZoneGroup[]
  now: string
  /** Whose zone is named beside it when their clock shows something else. */
  other: { name: string; timeZone: string }
  /** What the address keeps. */
  keep: Record<string, string>
}

/** In which zone times are shown, and a way to change it. The browser's own is offered by a button, never by a reload. */
export function ZoneForm({ action, zone, zones, now, other, keep }: Props) {
  return (
    <form method="get" action={action} className="notice mt-6" data-zone={zone} data-offer={words.here('%')}>
      {Object.entries(keep).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <label htmlFor="zone" className="label">
        {words.shownIn}
      </label>
      <div className="mt-1 flex flex-wrap items-center gap-2">
        <select id="zone" name="zone" defaultValue={zone} className="input max-w-sm">
          <ZoneOptions zone={zone} zones={zones} />
        </select>
        <button type="submit" className="button button-quiet">
          {words.change}
        </button>
      </div>
      <p className="mt-2 text-small">
        {words.theirs(other.name, zoneCity(other.timeZone), difference(zone, other.timeZone, new Date(now)))}
      </p>
    </form>
  )
}

function difference(mine: string, theirs: string, at: Date): string {
  const minutes = offsetMinutes(at, theirs) - offsetMinutes(at, mine)
  const length = words.hours(Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60)
  if (minutes === 0) return words.same
  return minutes > 0 ? words.ahead(length) : words.behind(length)
}
