import { type Schedule, scheduleIssues } from '#graphql/domain/availability/schedule.ts'
import { refuseIssues } from '#graphql/domain/errors.ts'
import type { Tx } from '../deps.ts'
import { replaceSchedule, type ScheduleInput, scheduleFrom } from './save-schedule.ts'

/** A schedule that stands at `schedule` of an input. Throws InputInvalid with everything that is wrong with it. */
export function checkedSchedule(input: ScheduleInput | null): Schedule | null {
  const schedule = input && scheduleFrom(input)
  const issues = schedule ? scheduleIssues(schedule) : []
  refuseIssues(issues.map(({ path, message }) => ({ path: ['schedule', ...path], message })))
  return schedule
}

/**
 * Hours that nobody owns and something names, in the place of those it named before; null: none any more. Those of single
 * dates stay unless `dates`.
 */
export async function replaceNamed(
  tx: Tx,
  before: string | null,
  schedule: Schedule | null,
  dates: boolean,
): Promise<string | null> {
  if (!schedule) {
    if (before) await tx.schedule.deleteMany({ where: { id: before } })
    return null
  }
  const { timeZone } = schedule
  const id = before ?? (await tx.schedule.create({ data: { timeZone } })).id
  return replaceSchedule(tx, { id }, schedule, dates)
}
