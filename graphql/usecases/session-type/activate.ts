import { InputInvalid } from '#graphql/domain/errors.ts'
import { PayoutAccountMissing, SessionTypeNotFound } from '#graphql/domain/session-type/errors.ts'
import type { Deps } from '../deps.ts'
import { inTransaction } from '../transaction.ts'
import type { PersonViewer } from '../viewer.ts'
import { findOwnType, refuseUnlessComplete, typeChanged } from './own.ts'
import { mayCost } from './priced.ts'

export const activateErrors = [SessionTypeNotFound, PayoutAccountMissing, InputInvalid] as const
export const deactivateErrors = [SessionTypeNotFound] as const

/** Lets the viewer's own type be booked, as soon as its mentor is approved. Repeating it changes nothing. */
export async function activateSessionType(deps: Deps, viewer: PersonViewer, id: string): Promise<void> {
  await inTransaction(deps, async (tx) => {
    const type = await findOwnType(tx, viewer, id)
    if (type.active) return
    const costs = mayCost(type) || type.noShowFeeMinor !== null
    await refuseUnlessComplete(tx, deps.payments.can, { ...type, costs })
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
