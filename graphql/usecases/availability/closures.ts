import type { Policy } from '#graphql/domain/availability/closures.ts'
import type { Host, SlotWindow } from '#graphql/domain/availability/question.ts'
import type { Weekday } from '#graphql/domain/availability/schedule.ts'
import { holidaysOf } from './holidays.ts'
import type { Reading } from './reading.ts'
import { dateOf } from './stored-date.ts'
import type { Wanted } from './wanted.ts'

type Rows = {
  timeOff: { firstDate: string; lastDate: string }[] | null
  travel: { firstDate: string; lastDate: string; timeZone: string }[] | null
  weekdays: Weekday[] | null
  dates: { date: string; name: string }[] | null
}

type Closures = { host: Pick<Host, 'timeOff' | 'travel' | 'holidays'>; policy: Policy | null }

/** What closes whole days or moves the clocks in the window; one statement, because every list of times asks for it. */
export async function closuresOf(
  deps: Reading,
  { mentorId, mentor }: Wanted,
  window: SlotWindow,
): Promise<Closures> {
  const [first, last] = [dateOf(new Date(window.from)), dateOf(new Date(window.to))]
  const [rows] = await deps.db.$queryRaw<Rows[]>`
    select
      (select json_agg(json_build_object('firstDate', first_date, 'lastDate', last_date, 'reason', reason))
        from time_off where mentor_id = ${mentorId}::uuid and last_date >= ${first}::date and first_date <= ${last}::date)
        as "timeOff",
      (select json_agg(json_build_object('firstDate', first_date, 'lastDate', last_date, 'timeZone', time_zone))
        from travel where mentor_id = ${mentorId}::uuid and last_date >= ${first}::date and first_date <= ${last}::date)
        as travel,
      (select json_agg(weekday) from closed_weekday) as weekdays,
      (select json_agg(json_build_object('date', date, 'name', name))
        from closed_date where date between ${first}::date and ${last}::date) as dates`
  const { timeOff, travel, weekdays, dates } = rows ?? {
    timeOff: null,
    travel: null,
    weekdays: null,
    dates: null,
  }
  return {
    host: { timeOff: timeOff ?? [], travel: travel ?? [], holidays: holidaysOf(deps, mentor, first, last) },
    policy: weekdays || dates ? { closedWeekdays: weekdays ?? [], closedDates: dates ?? [] } : null,
  }
}
