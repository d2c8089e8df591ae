import { InputInvalid } from '#graphql/domain/errors.ts'
import { SessionTypeNotFound } from '#graphql/domain/session-type/errors.ts'
import type { Deps } from '../deps.ts'
import { findOwnType, typeChanged } from '../session-type/own.ts'
import { inTransaction } from '../transaction.ts'
import type { PersonViewer } from '../viewer.ts'
import { checkedSchedule } from './named-schedule.ts'
import { replaceSchedule, type ScheduleInput } from './save-schedule.ts'

export const saveTypeScheduleErrors = [InputInvalid, SessionTypeNotFound] as const

/** Gives the viewer's own type hours of its own, or takes them away: then its mentor's count again. */
export async function saveTypeSchedule(
  deps: Deps,
  viewer: PersonViewer,
  sessionTypeId: string,
  input: ScheduleInput | null,
): Promise<void> {
  const schedule = checkedSchedule(input)
  await inTransaction(deps, async (tx) => {
    const type = await findOwnType(tx, viewer, sessionTypeId)
    if (schedule) await replaceSchedule(tx, { sessionTypeId }, schedule, Boolean(input?.overrides))
    else await tx.schedule.deleteMany({ where: { sessionTypeId } })
    await typeChanged(tx, viewer, type)
  })
}
