import { settingsOf } from './people.ts'
import type { EventType } from './wire.ts'
import { all, find, idIn, type World } from './world.ts'

const MINUTE = 60_000
const DAY = 86_400_000

/** When a meeting of this kind can start within [from, to), in order: in the person's hours, and beside no other. */
export async function startsOf(world: World, type: EventType, from: number, to: number): Promise<number[]> {
  const owner = idIn(type.profile.owner)
  const user = await find(world, 'user', owner)
  if (!user || !type.active) return []
  const hours = await settingsOf(world, owner)
  const taken = (await all(world, 'scheduled_event', owner))
    .filter(({ body }) => body.status === 'active')
    .map(({ body }) => [Date.parse(body.start_time), Date.parse(body.end_time)] as const)
  const length = type.duration * MINUTE
  const starts: number[] = []
  // A day earlier and later: their day begins when it does where they are.
  for (let day = from - DAY; day <= to + DAY; day += DAY) {
    const date = new Date(day).toISOString().slice(0, 10)
    if (!hours.days.includes(new Date(date).getUTCDay() || 7)) continue
    for (let minute = hours.from; minute + type.duration <= hours.to; minute += type.duration)
      starts.push(instantOf(date, minute, user.body.timezone))
  }
  const free = (start: number) => taken.every(([begins, ends]) => start >= ends || start + length <= begins)
  return starts.filter((start) => start >= from && start < to && start > world.now && free(start))
}

/** The instant at which clocks in the zone show this minute of this day. */
function instantOf(date: string, minute: number, zone: string): number {
  const shown = Date.parse(`${date}T00:00:00Z`) + minute * MINUTE
  const guess = shown - offsetAt(shown, zone)
  return shown - offsetAt(guess, zone)
}

function offsetAt(at: number, zone: string): number {
  const format = new Intl.DateTimeFormat('en-US', {
    ...{ timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric' },
    ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
  } as Intl.DateTimeFormatOptions)
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]))
  const { year = 0, month = 1, day, hour, minute, second } = part
  return Date.UTC(year, month - 1, day, hour, minute, second) - at
}
