import type { Host, SlotQuestion, SlotWindow } from '#graphql/domain/availability/question.ts'
import { busyWindow, countedWindow } from '#graphql/domain/availability/slots.ts'
import { bookedOf } from './booked.ts'
import { closuresOf } from './closures.ts'
import type { Reading } from './reading.ts'
import { countsBookings, furthestDays, rulesOf, scheduleOf, type Wanted } from './wanted.ts'

const day = 86_400_000

/** Everything that the engine must know to answer for a window: listing, booking and diagnosis ask with the same. */
export async function questionOf(deps: Reading, wanted: Wanted, window: SlotWindow): Promise<SlotQuestion> {
  const now = deps.now().getTime()
  const rules = rulesOf(wanted)
  const schedule = scheduleOf(wanted)
  const ahead = { from: Math.max(window.from, now), to: Math.min(window.to, now + (furthestDays + 2) * day) }
  const asks = ahead.from < ahead.to
  const known = busyWindow(ahead, { rules, now })
  const [busy, closures, counted] = await Promise.all([
    asks ? busyTimes(deps, wanted, known) : [],
    asks ? closuresOf(deps, wanted, known) : null,
    asks && countsBookings(wanted) ? bookedOf(deps, wanted, widest(ahead, wanted)) : null,
  ])
  const { limits, weekStartsOn } = wanted.mentor
  const host: Host = {
    id: wanted.mentorId,
    schedule,
    busy,
    ...closures?.host,
    limits,
    ...(counted ? { booked: counted.ofMentor } : {}),
  }
  return {
    hosts: [host],
    rules,
    now,
    calendar: { timeZone: schedule.timeZone, weekStartsOn: weekStartsOn as 0 | 1 | 2 | 3 | 4 | 5 | 6 },
    policy: closures?.policy ?? null,
    ...(counted ? { booked: counted.ofType, mentee: counted.mentee } : {}),
    moving: wanted.movingBookingId ?? null,
  }
}

/** The rows as they stand: a hold blocks until it is deleted, whatever its deadline says. */
async function busyTimes({ db }: Reading, { mentorId, movingBookingId }: Wanted, { from, to }: SlotWindow) {
  const rows = await db.$queryRaw<{ startsAt: Date; endsAt: Date }[]>`
    select lower(blocked) as "startsAt", upper(blocked) as "endsAt" from slot_hold
    where host_id = ${mentorId}::uuid and blocked && tstzrange(${new Date(from)}, ${new Date(to)})
      and booking_id is distinct from ${movingBookingId ?? null}::uuid`
  return rows.map(({ startsAt, endsAt }) => ({ startsAt: startsAt.getTime(), endsAt: endsAt.getTime() }))
}

function widest(window: SlotWindow, { limits, mentor }: Wanted): SlotWindow {
  const periods = [...limits, ...mentor.limits].map(({ period }) => countedWindow(window, period))
  return periods.reduce(
    (wide, { from, to }) => ({ from: Math.min(wide.from, from), to: Math.max(wide.to, to) }),
    busyWindow(window),
  )
}
