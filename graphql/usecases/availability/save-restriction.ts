import { InputInvalid } from '#graphql/domain/errors.ts'
import { SessionTypeNotFound } from '#graphql/domain/session-type/errors.ts'
import type { Deps } from '../deps.ts'
import { findOwnType, typeChanged } from '../session-type/own.ts'
import { inTransaction } from '../transaction.ts'
import type { PersonViewer } from '../viewer.ts'
import { checkedSchedule, replaceNamed } from './named-schedule.ts'
import type { ScheduleInput } from './save-schedule.ts'

export const saveRestrictionErrors = [InputInvalid, SessionTypeNotFound] as const

type Restriction = { sessionTypeId: string; schedule: ScheduleInput | null; inBookerZone: boolean }

/** Keeps the times of the viewer's own type within these hours, whoever gives it; null lifts that. */
export async function saveRestriction(deps: Deps, viewer: PersonViewer, given: Restriction): Promise<void> {
  const schedule = checkedSchedule(given.schedule)
  await inTransaction(deps, async (tx) => {
    const type = await findOwnType(tx, viewer, given.sessionTypeId)
    const dates = Boolean(given.schedule?.overrides)
    const restrictionId = await replaceNamed(tx, type.restrictionId, schedule, dates)
    const restrictionInBookerZone = schedule !== null && given.inBookerZone
    await tx.sessionType.update({ where: { id: type.id }, data: { restrictionId, restrictionInBookerZone } })
    await typeChanged(tx, viewer, type)
  })
}
