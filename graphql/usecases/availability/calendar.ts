import {
  type CalendarDay,
  calendarDays,
  holidaysWithHours,
} from '#graphql/domain/availability/calendar-days.ts'
import { DatesTooWide } from '#graphql/domain/availability/errors.ts'
import { isDate } from '#graphql/domain/availability/schedule.ts'
import { dayNumberOf } from '#graphql/domain/availability/zone.ts'
import type { Prisma } from '#prisma/generated/client/client.ts'
import type { Deps } from '../deps.ts'
import { holidaysOf } from './holidays.ts'
import { platformPolicy } from './policy.ts'
import { dated, storedDate } from './stored-date.ts'
import { scheduleOf } from './wanted.ts'

const mostDays = 62
const mostHolidayDays = 400

type Dates = { firstDate: string; lastDate: string }

/** A day of the calendar, with how many sessions begin on it. */
export type BookedDay = CalendarDay & { readonly sessions: number }

const withRows = { include: { hours: true, overrides: true } }
const withHours = { schedule: withRows }

/**
 * The days of a mentor from date to date, both included; at most 62. With a session type, as its own hours and its own
 * sessions make them. Throws DatesTooWide.
 */
export async function daysOf(
  deps: Deps,
  mentorId: string,
  dates: Dates,
  sessionTypeId: string | null = null,
): Promise<BookedDay[]> {
  refuseWide(dates, mostDays)
  const { firstDate, lastDate } = dates
  const { db } = deps
  const within = {
    where: { lastDate: { gte: storedDate(firstDate) }, firstDate: { lte: storedDate(lastDate) } },
    orderBy: { firstDate: 'asc' },
  } as const
  const mentor = await db.mentor.findUniqueOrThrow({
    where: { id: mentorId },
    include: { ...withHours, timeOff: within, travel: within },
  })
  const schedule = sessionTypeId && (await db.schedule.findUnique({ where: { sessionTypeId }, ...withRows }))
  const calendar = {
    schedule: scheduleOf({ schedule: schedule || null, mentor }),
    timeOff: mentor.timeOff.map(dated),
    travel: mentor.travel.map(dated),
    holidays: holidaysOf(deps, mentor, firstDate, lastDate),
  }
  const days = calendarDays(calendar, await platformPolicy(db), firstDate, lastDate)
  const of = sessionTypeId ? { sessionTypeId } : { hosts: { some: { mentorId } } }
  const starts = await sessionsIn(deps, of, days)
  return days.map((day) => ({
    ...day,
    sessions: starts.filter((at) => at >= day.from && at < day.to).length,
  }))
}

/** When the sessions begin that took place, or are to. */
async function sessionsIn(
  { db }: Deps,
  of: Prisma.BookingWhereInput,
  days: readonly CalendarDay[],
): Promise<number[]> {
  const [first, last] = [days[0], days.at(-1)]
  if (!first || !last) return []
  const bookings = await db.booking.findMany({
    where: {
      ...of,
      state: { in: ['PENDING', 'CONFIRMING', 'CONFIRMED', 'COMPLETED', 'NO_SHOW'] },
      startsAt: { gte: new Date(first.from), lt: new Date(last.to) },
    },
    select: { startsAt: true },
  })
  // The seats of a group session begin together, and nobody gives two sessions at once.
  return [...new Set(bookings.map(({ startsAt }) => startsAt.getTime()))]
}

/** The holidays that a mentor keeps, and which of them take hours away; at most 400 days. Throws DatesTooWide. */
export async function holidaysKept(deps: Deps, mentorId: string, dates: Dates) {
  refuseWide(dates, mostHolidayDays)
  const mentor = await deps.db.mentor.findUniqueOrThrow({ where: { id: mentorId }, include: withHours })
  const holidays = holidaysOf(deps, mentor, dates.firstDate, dates.lastDate)
  return holidaysWithHours({ schedule: scheduleOf({ mentor }), holidays })
}

function refuseWide({ firstDate, lastDate }: Dates, most: number): void {
  // No calendar goes back to the first century, where the day count does not.
  if (!isDate(firstDate) || !isDate(lastDate)) throw new DatesTooWide(most)
  if (dayNumberOf(lastDate) - dayNumberOf(firstDate) >= most) throw new DatesTooWide(most)
}
