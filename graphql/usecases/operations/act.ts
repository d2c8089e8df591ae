import { ReasonMissing } from '#graphql/domain/booking/errors.ts'
import { InputInvalid } from '#graphql/domain/errors.ts'
import { StuckActionRefused, StuckBookingNotFound } from '#graphql/domain/operations/errors.ts'
import { readStuckName, type StuckAction, type StuckKind } from '#graphql/domain/operations/stuck.ts'
import { type LockedBooking, lockBooking } from '../booking/lock.ts'
import type { Deps, Tx } from '../deps.ts'
import { lockPurchase } from '../package/lock.ts'
import { inTransaction } from '../transaction.ts'
import type { PersonViewer } from '../viewer.ts'
import { audit, checkReason } from './audit.ts'
import { findStuck, type Stuck } from './stuck.ts'

export const actErrors = [StuckBookingNotFound, StuckActionRefused, ReasonMissing, InputInvalid] as const

export type StuckRequest = { name: string; reason: string }

/** What was done about what, under which reason. */
export type Handled = { kind: StuckKind; action: StuckAction; bookingId: string | null }

/** Does the deed inside the transaction; the booking is locked, and is null only where nothing hangs on one. */
type Deed = (tx: Tx, stuck: Stuck, booking: LockedBooking | null, reason: string) => Promise<void>

/**
 * Finds what is stuck, locks its booking or package, looks whether it still is, does the deed and writes who did it and why: all or
 * nothing. Whoever presses second finds nothing stuck. Throws StuckBookingNotFound, StuckActionRefused, ReasonMissing.
 */
export async function act(
  deps: Deps,
  viewer: PersonViewer,
  request: StuckRequest,
  action: StuckAction,
  deed: Deed,
): Promise<Handled> {
  const reason = checkReason(request.reason)
  const { kind, bookingId, subject } = await stuckNow(deps, viewer, request.name, action)
  await inTransaction(deps, async (tx) => {
    const booking = bookingId ? await lockBooking(tx, bookingId) : null
    if (kind === 'REFUND_FAILED' && !bookingId) await lockPackageOf(tx, subject)
    if (kind === 'CANCELLED_NOT_REFUNDED' && !bookingId) await lockPurchase(tx, subject)
    const stuck = allowed(await findStuck(tx, deps.now(), nameOf(request.name)), action)
    await deed(tx, stuck, booking, reason)
    await audit(tx, deps, viewer, { action: `stuck.${action.toLowerCase()}`, ...subjectOf(stuck), reason })
  })
  return { kind, action, bookingId }
}

/** A refund of no booking is of what was left of a package, which is its lock. */
async function lockPackageOf(tx: Tx, refundId: string): Promise<void> {
  const { purchaseId } = await tx.refund.findUniqueOrThrow({ where: { id: refundId } })
  if (purchaseId) await lockPurchase(tx, purchaseId)
}

/** What the name stands for, if an admin may do this about it now. */
export async function stuckNow(
  deps: Deps,
  viewer: PersonViewer,
  name: string,
  action: StuckAction,
): Promise<Stuck> {
  if (!viewer.admin) throw new StuckBookingNotFound()
  return allowed(await findStuck(deps.db, deps.now(), nameOf(name)), action)
}

function allowed(stuck: Stuck | null, action: StuckAction): Stuck {
  if (!stuck) throw new StuckBookingNotFound()
  if (!stuck.actions.includes(action)) throw new StuckActionRefused(stuck.actions)
  return stuck
}

const nilId = '00000000-0000-0000-0000-000000000000'

/** The booking where there is one; else what is stuck. A job is no object of ours: its name says which it was. */
function subjectOf({ bookingId, kind, subject, name }: Stuck) {
  if (bookingId) return { subjectType: 'Booking', subjectId: bookingId }
  return kind === 'JOB_DEAD'
    ? { subjectType: name, subjectId: nilId }
    : { subjectType: kind, subjectId: subject }
}

function nameOf(name: string) {
  const read = readStuckName(name)
  if (!read) throw new StuckBookingNotFound()
  return read
}
