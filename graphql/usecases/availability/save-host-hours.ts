import { InputInvalid } from '#graphql/domain/errors.ts'
import { HostInvitationNotFound } from '#graphql/domain/session-type/errors.ts'
import type { Deps } from '../deps.ts'
import { asHost } from '../session-type/hosting.ts'
import type { PersonViewer } from '../viewer.ts'
import { checkedSchedule, replaceNamed } from './named-schedule.ts'
import type { ScheduleInput } from './save-schedule.ts'

export const saveHostHoursErrors = [InputInvalid, HostInvitationNotFound] as const

/** Gives the viewer hours of their own for another mentor's type, or takes them away: then their usual ones count. */
export async function saveHostHours(
  deps: Deps,
  viewer: PersonViewer,
  sessionTypeId: string,
  input: ScheduleInput | null,
): Promise<void> {
  const schedule = checkedSchedule(input)
  await asHost(deps, viewer, sessionTypeId, async (tx, { mentorId }) => {
    const where = { sessionTypeId_mentorId: { sessionTypeId, mentorId } }
    const before = await tx.sessionTypeHost.findUniqueOrThrow({ where })
    const scheduleId = await replaceNamed(tx, before.scheduleId, schedule, Boolean(input?.overrides))
    await tx.sessionTypeHost.update({ where, data: { scheduleId } })
  })
}
