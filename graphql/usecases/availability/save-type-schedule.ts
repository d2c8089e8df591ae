import { scheduleIssues } from '#graphql/domain/availability/schedule.ts'
import { InputInvalid, refuseIssues } from '#graphql/domain/errors.ts'
import { SessionTypeNotFound } from '#graphql/domain/session-type/errors.ts'
import type { Deps } from '../deps.ts'
import { findOwnType, typeChanged } from '../session-type/own.ts'
import { inTransaction } from '../transaction.ts'
import type { PersonViewer } from '../viewer.ts'
import { replaceSchedule, type ScheduleInput, scheduleFrom } from './save-schedule.ts'

export const saveTypeScheduleErrors = [InputInvalid, SessionTypeNotFound] as const

/** Gives the viewer's own type hours of its own, or takes them away: then its mentor's count again. */
export async function saveTypeSchedule(
  deps: Deps,
  viewer: PersonViewer,
  sessionTypeId: string,
  input: ScheduleInput | null,
): Promise<void> {
  const schedule = input && scheduleFrom(input)
  if (schedule)
    refuseIssues(
      scheduleIssues(schedule).map(({ path, message }) => ({ path: ['schedule', ...path], message })),
    )
  await inTransaction(deps, async (tx) => {
    const type = await findOwnType(tx, viewer, sessionTypeId)
    if (schedule) await replaceSchedule(tx, { sessionTypeId }, schedule, Boolean(input?.overrides))
    else await tx.schedule.deleteMany({ where: { sessionTypeId } })
    await typeChanged(tx, viewer, type)
  })
}
