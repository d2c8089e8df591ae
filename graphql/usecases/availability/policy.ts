import type { Policy } from '#graphql/domain/availability/closures.ts'
import type { Weekday } from '#graphql/domain/availability/schedule.ts'
import type { Db, Tx } from '../deps.ts'
import { dateOf } from './stored-date.ts'

/** What the platform closes for everybody. */
export async function platformPolicy(db: Db | Tx): Promise<Required<Policy>> {
  const [weekdays, dates] = await Promise.all([
    db.closedWeekday.findMany({ orderBy: { weekday: 'asc' } }),
    db.closedDate.findMany({ orderBy: { date: 'asc' } }),
  ])
  return {
    closedWeekdays: weekdays.map(({ weekday }) => weekday as Weekday),
    closedDates: dates.map(({ date, name }) => ({ date: dateOf(date), name })),
  }
}
