import type { Policy, TimeOff } from '#graphql/domain/availability/closures.ts'
import type { Host, SlotWindow } from '#graphql/domain/availability/question.ts'
import type { Weekday } from '#graphql/domain/availability/schedule.ts'
import type { Travel } from '#graphql/domain/availability/travel.ts'
import type { Mentor } from '#prisma/generated/client/client.ts'
import { byKey } from './by-key.ts'
import { holidaysOf } from './holidays.ts'
import type { Reading } from './reading.ts'
import { dateOf } from './stored-date.ts'

type Rows = {
  timeOff: (TimeOff & { mentorId: string })[] | null
  travel: (Travel & { mentorId: string })[] | null
  weekdays: Weekday[] | null
  dates: { date: string; name: string }[] | null
}

type Keeper = Pick<Mentor, 'id' | 'holidayCountry' | 'holidayRegion'>

export type Closures = {
  of: (mentor: Keeper) => Pick<Host, 'timeOff' | 'travel' | 'holidays'>
  policy: Policy | null
}

/** What closes whole days or moves the clocks in the window; one statement, because every list of times asks for it. */
export async function closuresOf(
  deps: Reading,
  mentorIds: readonly string[],
  window: SlotWindow,
): Promise<Closures> {
  const [first, last] = [dateOf(new Date(window.from)), dateOf(new Date(window.to))]
  const [rows] = await deps.db.$queryRaw<Rows[]>`
    select
      (select json_agg(json_build_object(
          'mentorId', mentor_id, 'firstDate', first_date, 'lastDate', last_date, 'reason', reason))
        from time_off
        where mentor_id = any(${mentorIds}::uuid[]) and last_date >= ${first}::date and first_date <= ${last}::date)
        as "timeOff",
      (select json_agg(json_build_object(
          'mentorId', mentor_id, 'firstDate', first_date, 'lastDate', last_date, 'timeZone', time_zone))
        from travel
        where mentor_id = any(${mentorIds}::uuid[]) and last_date >= ${first}::date and first_date <= ${last}::date)
        as travel,
      (select json_agg(weekday) from closed_weekday) as weekdays,
      (select json_agg(json_build_object('date', date, 'name', name))
        from closed_date where date between ${first}::date and ${last}::date) as dates`
  const { timeOff, travel, weekdays, dates } = rows ?? {}
  const away = byKey(timeOff ?? [], ({ mentorId, ...days }) => [mentorId, days])
  const journeys = byKey(travel ?? [], ({ mentorId, ...days }) => [mentorId, days])
  return {
    of: (mentor) => ({
      timeOff: away.get(mentor.id) ?? [],
      travel: journeys.get(mentor.id) ?? [],
      holidays: holidaysOf(deps, mentor, first, last),
    }),
    policy: weekdays || dates ? { closedWeekdays: weekdays ?? [], closedDates: dates ?? [] } : null,
  }
}
