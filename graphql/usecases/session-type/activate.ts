import { InputInvalid } from '#graphql/domain/errors.ts'
import {
  CalendarNotConnected,
  ExternalTypeNotFound,
  ExternalTypeUnfit,
} from '#graphql/domain/scheduling/errors.ts'
import { PayoutAccountMissing, SessionTypeNotFound } from '#graphql/domain/session-type/errors.ts'
import type { SessionType } from '#prisma/generated/client/client.ts'
import type { Deps, Tx } from '../deps.ts'
import { typeThere, usableType } from '../scheduling/import-types.ts'
import { inTransaction } from '../transaction.ts'
import type { PersonViewer } from '../viewer.ts'
import { findOwnType, refuseUnlessComplete, typeChanged } from './own.ts'
import { mayCost } from './priced.ts'

export const activateErrors = [
  SessionTypeNotFound,
  PayoutAccountMissing,
  InputInvalid,
  CalendarNotConnected,
  ExternalTypeNotFound,
  ExternalTypeUnfit,
] as const
export const deactivateErrors = [SessionTypeNotFound] as const

/**
 * Lets the viewer's own type be booked, as soon as its mentor is approved; one that another company keeps, if it can be booked
 * there. Repeating it changes nothing.
 */
export async function activateSessionType(deps: Deps, viewer: PersonViewer, id: string): Promise<void> {
  await inTransaction(deps, async (tx) => {
    const type = await findOwnType(tx, viewer, id)
    if (type.active) return
    const costs = mayCost(type) || type.noShowFeeMinor !== null
    await refuseUnlessComplete(tx, deps.payments.can, { ...type, costs })
    if (type.scheduling !== 'NATIVE') await refuseUnlessThere(tx, deps, type)
    await tx.sessionType.update({ where: { id }, data: { active: true } })
    await typeChanged(tx, viewer, type)
  })
}

/** Takes the viewer's own type out of sight. What is booked stays booked. */
export async function deactivateSessionType(deps: Deps, viewer: PersonViewer, id: string): Promise<void> {
  await inTransaction(deps, async (tx) => {
    const type = await findOwnType(tx, viewer, id)
    if (!type.active) return
    await tx.sessionType.update({ where: { id }, data: { active: false } })
    await typeChanged(tx, viewer, type)
  })
}

/** Whether it is shown there is ours to say where the company takes types from us, else the mentor's. */
async function refuseUnlessThere(
  tx: Tx,
  deps: Deps,
  { id, mentorId, scheduling }: SessionType,
): Promise<void> {
  const external = await tx.externalType.findFirst({ where: { sessionTypeId: id } })
  if (!external) throw new ExternalTypeNotFound()
  const ours = deps.scheduling[scheduling]?.can.saveTypes
  await (ours ? typeThere : usableType)(tx, mentorId, external.id)
}
