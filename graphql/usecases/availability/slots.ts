import type { SlotQuestion } from '#graphql/domain/availability/question.ts'
import {
  defaultSchedule,
  type Hours,
  type Schedule,
  type Weekday,
} from '#graphql/domain/availability/schedule.ts'
import { busyWindow, isOffered, nearestSlots, openSlots } from '#graphql/domain/availability/slots.ts'
import { type OpenTime, SlotNotOffered, SlotTaken } from '#graphql/domain/booking/errors.ts'
import type { Db, Deps, Tx } from '../deps.ts'
import type { BookableType } from '../session-type/bookable.ts'

const suggestions = 3
const day = 86_400_000

type Range = { from: Date; to: Date }

type Reading = Pick<Deps, 'now'> & { db: Db | Tx }

/** What a time is wanted for: a session type, or a booking of it that is to be moved and is not in its own way. */
export type Wanted = BookableType & { movingBookingId?: string }

/** What can be booked now and starts in [from, to); at most 62 days. Throws WindowTooWide. */
export async function slotsOf(deps: Reading, type: Wanted, range: Range): Promise<OpenTime[]> {
  const window = { from: range.from.getTime(), to: range.to.getTime() }
  const question = await questionOf(deps, type, window)
  return openSlots({ ...question, ...window }).map(asTime)
}

/** The nearest times that can be booked instead. */
export async function nearestOpenSlots(deps: Reading, type: Wanted, around: Date): Promise<OpenTime[]> {
  const at = around.getTime()
  const question = await questionOf(deps, type, { from: at - 31 * day, to: at + 31 * day })
  return nearestSlots(question, at, suggestions).map(asTime)
}

/** The listing's own code on the same rows: SlotTaken when only a booking is in the way, else SlotNotOffered. */
export async function refuseUnlessOffered(deps: Reading, type: Wanted, startsAt: Date): Promise<void> {
  const at = startsAt.getTime()
  const question = await questionOf(deps, type, { from: at, to: at + 1 })
  if (isOffered(question, at)) return
  const nearest = await nearestOpenSlots(deps, type, startsAt)
  const hosts = question.hosts.map((host) => ({ ...host, busy: [] }))
  throw isOffered({ ...question, hosts }, at) ? new SlotTaken(nearest) : new SlotNotOffered(nearest)
}

const asTime = ({ startsAt, endsAt }: { startsAt: number; endsAt: number }): OpenTime => ({
  startsAt: new Date(startsAt),
  endsAt: new Date(endsAt),
})

async function questionOf(
  deps: Reading,
  type: Wanted,
  window: { from: number; to: number },
): Promise<SlotQuestion> {
  const now = deps.now().getTime()
  const ahead = { from: Math.max(window.from, now), to: window.to }
  const busy = ahead.from < ahead.to ? await busyTimes(deps, type, busyWindow(ahead)) : []
  return {
    hosts: [{ id: type.mentorId, schedule: scheduleOf(type), busy }],
    rules: type,
    now,
  }
}

/** The rows as they stand: a hold blocks until it is deleted, whatever its deadline says. */
async function busyTimes(
  { db }: Reading,
  { mentorId, movingBookingId }: Wanted,
  { from, to }: { from: number; to: number },
) {
  const rows = await db.$queryRaw<{ startsAt: Date; endsAt: Date }[]>`
    select lower(blocked) as "startsAt", upper(blocked) as "endsAt" from slot_hold
    where host_id = ${mentorId}::uuid and blocked && tstzrange(${new Date(from)}, ${new Date(to)})
      and booking_id is distinct from ${movingBookingId ?? null}::uuid`
  return rows.map(({ startsAt, endsAt }) => ({ startsAt: startsAt.getTime(), endsAt: endsAt.getTime() }))
}

type Scheduled = Pick<BookableType['mentor'], 'timeZone' | 'schedule'>

/** The mentor's own hours, or Mon–Fri 9–17 in the mentor's zone while there are none. */
export function scheduleOf({ mentor }: { mentor: Scheduled }): Schedule {
  if (!mentor.schedule) return defaultSchedule(mentor.timeZone)
  const { timeZone, hours, overrides } = mentor.schedule
  const dates = new Map<string, Hours[]>()
  for (const { date, startMinute, endMinute } of overrides) {
    const key = date.toISOString().slice(0, 10)
    const open = endMinute > 0 ? [{ startMinute, endMinute }] : []
    dates.set(key, [...(dates.get(key) ?? []), ...open])
  }
  return {
    timeZone,
    weekly: hours.map(({ weekday, ...range }) => ({ ...range, weekday: weekday as Weekday })),
    overrides: [...dates].map(([date, open]) => ({ date, hours: open })),
  }
}
