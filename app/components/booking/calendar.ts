import { addDays, beforeDay, byDay, type Day, dayOf, readDay } from '#app/time/days.ts'

const daysShown = 7
const daysAhead = 61

type Slot = { startsAt: string; seatsLeft?: number | null }

export type Calendar = {
  first: Day
  /** The days of these seven that have times, with how many. */
  days: { day: Day; count: number }[]
  chosen: { day: Day; times: string[] } | null
  /** First days of the pages before and after. */
  earlier: Day | null
  later: Day | null
  /** The first free day after these seven. */
  next: Day | null
  /** The first free day of every month that can be seen from here. */
  months: Day[]
  /** The instant that is chosen already, when it is free. */
  time: string | null
  /** How many seats are left at each time of the chosen day, where a session is shared. */
  seatsLeft: Record<string, number>
  /** What was asked for and stays when the zone changes; a day that nobody chose is chosen anew. */
  kept: { from?: Day; day?: Day }
}

/**
 * Which days the address asks for: `from` is the first of seven, `day` the chosen one, `time` an instant.
 * @returns the window to ask free times for, and what to show of them
 */
export function calendarOf(query: URLSearchParams, now: Date, zone: string) {
  const today = dayOf(now, zone)
  const wanted = readDay(query.get('day'))
  const first = firstDay(readDay(query.get('from')), wanted, today)
  const from = new Date(Math.max(now.getTime(), beforeDay(first).getTime()))
  const to = new Date(from.getTime() + daysAhead * 86_400_000)
  const show = (slots: readonly Slot[]) =>
    shown(slots, { zone, today, first, wanted, time: query.get('time') })
  return { from: from.toISOString(), to: to.toISOString(), show }
}

function firstDay(asked: Day | null, wanted: Day | null, today: Day): Day {
  if (asked) return asked > today ? asked : today
  const soon = wanted === null || wanted < addDays(today, daysShown)
  return soon ? today : wanted
}

type View = { zone: string; today: Day; first: Day; wanted: Day | null; time: string | null }

function shown(slots: readonly Slot[], { zone, today, first, wanted, time }: View): Calendar {
  const all = [...byDay(slots, zone)].filter(([day]) => day >= first)
  const end = addDays(first, daysShown)
  const week = all.filter(([day]) => day < end)
  const next = all.find(([day]) => day >= end)?.[0] ?? null
  const [day, free = []] = week.find(([each]) => each === wanted) ?? (wanted ? [wanted] : (week[0] ?? []))
  const times = free.map(({ startsAt }) => startsAt)
  const instant = time && !Number.isNaN(Date.parse(time)) ? new Date(time).toISOString() : null
  return {
    first,
    days: week.map(([each, { length: count }]) => ({ day: each, count })),
    chosen: day ? { day, times } : null,
    earlier: first > today ? later(addDays(first, -daysShown), today) : null,
    later: next && end,
    next,
    months: all
      .map(([each]) => each)
      .filter((each, i, days) => each.slice(0, 7) !== days[i - 1]?.slice(0, 7)),
    time: times.find((each) => each === instant) ?? null,
    seatsLeft: Object.fromEntries(
      free.flatMap(({ startsAt, seatsLeft }) => (seatsLeft ? [[startsAt, seatsLeft]] : [])),
    ),
    kept: { ...(first > today && { from: first }), ...(wanted && { day: wanted }) },
  }
}

const later = (one: Day, other: Day): Day => (one > other ? one : other)

/** The length that the address asks for, when it is one of the session's. */
export function chosenLength(
  { durationMinutes, durationChoices }: { durationMinutes: number; durationChoices: readonly number[] },
  asked: string | null,
): number {
  return durationChoices.find((minutes) => String(minutes) === asked) ?? durationMinutes
}
