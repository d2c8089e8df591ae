import { weekdayOf } from './closures.ts'
import { durationOf, type SlotQuestion, type SlotWindow } from './question.ts'
import { dayNumberOf } from './zone.ts'
import { dayInZone, midnightOf, type ZoneTable, zoneTable } from './zone-rules.ts'

const minute = 60_000
const day = 86_400_000
const leastNotice = 1

/** How far ahead open days are looked for, in days. */
export const mostDaysAhead = 366

/** The first instant at which a session can start: now and the notice, to the millisecond. */
export function earliestStart({ rules, now }: SlotQuestion): number {
  return now + Math.max(rules.noticeMinutes, leastNotice) * minute
}

/** Whether the window is so many days with an open time: then `bookableEnd` says where it ends. */
export function countsOpenDays({ rules }: Pick<SlotQuestion, 'rules'>): boolean {
  return rules.windowDays !== null && (rules.windowCounts?.startsWith('BOOKABLE') ?? false)
}

/** Where booking is possible by the dates alone: starts in [from, to). Days ahead are the booker's where its zone is known. */
export function bookingWindow(question: SlotQuestion): SlotWindow {
  const { from, to } = daysWindow(question)
  const endsBy = question.endsBy ?? Number.POSITIVE_INFINITY
  return { from, to: Math.min(to, endsBy - durationOf(question) * minute + 1) }
}

function daysWindow(question: SlotQuestion): SlotWindow {
  const { rules, now } = question
  const dates = datesOf(question)
  if (rules.windowDays === null || countsOpenDays(question)) return dates
  const zone = zoneOfDays(question, now, now + (2 * rules.windowDays + 7) * day)
  const today = dayInZone(zone, now)
  const last =
    rules.windowCounts === 'BUSINESS_DAYS'
      ? businessDaysOn(today, rules.windowDays)
      : today + rules.windowDays
  return { from: dates.from, to: Math.min(dates.to, midnightOf(zone, last + 1)) }
}

/**
 * Where a window of so many open days ends: with the last of them, today counted too, or `mostDaysAhead` days from
 * now. `startsIn` gives the starts in a stretch; it is asked month by month, and not beyond `until`.
 */
export function bookableEnd(
  question: SlotQuestion,
  until: number,
  startsIn: (from: number, to: number) => readonly number[],
): number {
  const { rules, now } = question
  const businessOnly = rules.windowCounts === 'BOOKABLE_BUSINESS_DAYS'
  const zone = zoneOfDays(question, now, now + (mostDaysAhead + 3) * day)
  const today = dayInZone(zone, now)
  let left = rules.windowDays ?? 0
  let last = today - 1
  for (let first = today; first < today + mostDaysAhead; first += 31) {
    const from = midnightOf(zone, first)
    if (from >= until) return until
    for (const start of startsIn(from, midnightOf(zone, first + 31))) {
      const date = dayInZone(zone, start)
      if (date === last || (businessOnly && !isBusinessDay(date))) continue
      if (left === 0) return midnightOf(zone, last + 1)
      last = date
      left--
    }
    if (left === 0) return midnightOf(zone, last + 1)
  }
  return midnightOf(zone, today + mostDaysAhead)
}

function datesOf(question: SlotQuestion): SlotWindow {
  const { windowDates } = question.rules
  if (!windowDates) return { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY }
  const [first, last] = [dayNumberOf(windowDates.first), dayNumberOf(windowDates.last)]
  const zone = zoneTable(homeZone(question), (first - 2) * day, (last + 2) * day)
  return { from: midnightOf(zone, first), to: midnightOf(zone, last + 1) }
}

function zoneOfDays(question: SlotQuestion, from: number, to: number): ZoneTable {
  return zoneTable(dayZone(question), from - 2 * day, to + 2 * day)
}

/** The zone in whose days windows and first slots are counted: the booker's, else that of the organiser's schedule. */
export function dayZone(question: SlotQuestion): string {
  return question.bookerZone ?? homeZone(question)
}

function homeZone({ hosts }: SlotQuestion): string {
  return hosts[0]?.schedule.timeZone ?? 'UTC'
}

function businessDaysOn(today: number, days: number): number {
  let date = today
  for (let left = days; left > 0; ) {
    date++
    if (isBusinessDay(date)) left--
  }
  return date
}

function isBusinessDay(dayNumber: number): boolean {
  const weekday = weekdayOf(dayNumber)
  return weekday !== 0 && weekday !== 6
}
