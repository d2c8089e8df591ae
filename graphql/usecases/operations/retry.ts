import { StuckBookingNotFound } from '#graphql/domain/operations/errors.ts'
import type { StuckKind } from '#graphql/domain/operations/stuck.ts'
import { expireHold } from '../booking/expire-hold.ts'
import type { LockedBooking } from '../booking/lock.ts'
import type { Deps, Tx } from '../deps.ts'
import { appendEvent } from '../events.ts'
import type { PersonViewer } from '../viewer.ts'
import { act, type Handled, type StuckRequest } from './act.ts'
import type { Stuck } from './stuck.ts'

type Retry = { tx: Tx; deps: Deps; stuck: Stuck; booking: LockedBooking | null; by: By }
type By = { actor: 'ADMIN'; actorId: string; reason: string }

/** Has what gave up tried once more. Everything that is retried looks first whether it was done already. */
export async function retryStuck(deps: Deps, viewer: PersonViewer, request: StuckRequest): Promise<Handled> {
  const handled = await act(deps, viewer, request, 'RETRY', async (tx, stuck, booking, reason) => {
    const by = { actor: 'ADMIN', actorId: viewer.personId, reason } as const
    await retries[stuck.kind]?.({ tx, deps, stuck, booking, by })
  })
  if (handled.kind === 'HOLD_OVERDUE' && handled.bookingId) await expireHold(deps, handled.bookingId)
  return handled
}

const retries: Partial<Record<StuckKind, (retry: Retry) => Promise<void>>> = {
  CANCELLED_NOT_REFUNDED: resendRefunds,
  REFUND_FAILED: retryRefund,
  CAPTURE_FAILED: retryCapture,
  TRANSFER_FAILED: ({ tx, booking, by }) => retryPayout(tx, booking, by),
  PAYOUT_BLOCKED: endBlock,
  JOB_DEAD: reviveJob,
  INBOX_DEAD: replayEvent,
}

/** Of a booking, or of a package: what is stuck is named by either. */
async function resendRefunds({ tx, stuck, booking, by }: Retry) {
  const owner = booking ? { bookingId: booking.id } : { purchaseId: stuck.subject }
  const unsent = await tx.refund.findMany({ where: { ...owner, state: 'DECIDED', failureReason: null } })
  for (const { id } of unsent) await refundRetried(tx, booking, id, by)
}

/** The next attempt: the number before it may have burnt its key. */
async function retryRefund({ tx, stuck, booking, by }: Retry) {
  await tx.refund.update({
    where: { id: stuck.subject },
    data: {
      state: 'DECIDED',
      attempt: { increment: 1 },
      failureReason: null,
      sentAt: null,
      settledAt: null,
      providerRefundId: null,
    },
  })
  await refundRetried(tx, booking, stuck.subject, by)
}

/** The same for what was authorised. */
async function retryCapture({ tx, stuck, booking, by }: Retry) {
  if (!booking) throw new StuckBookingNotFound()
  await tx.payment.update({
    where: { id: stuck.subject },
    data: { captureAttempt: { increment: 1 }, captureFailure: null, captureSentAt: null },
  })
  const { id: bookingId, version } = booking
  await appendEvent(tx, {
    type: 'payment.captureRetried',
    bookingId,
    subjectId: stuck.subject,
    version,
    ...by,
  })
}

async function refundRetried(tx: Tx, booking: LockedBooking | null, refundId: string, by: By) {
  if (!booking) return packageRefundRetried(tx, refundId, by)
  const { id: bookingId, version } = booking
  await appendEvent(tx, { type: 'refund.retried', bookingId, subjectId: refundId, version, ...by })
}

/** One that gives back what was left of a package. */
async function packageRefundRetried(tx: Tx, subjectId: string, by: By) {
  const purchase = await tx.purchase.findFirst({ where: { refunds: { some: { id: subjectId } } } })
  if (!purchase) throw new StuckBookingNotFound()
  const { version } = purchase
  await appendEvent(tx, { type: 'packageRefund.retried', subjectId, version, ...by })
}

async function retryPayout(tx: Tx, booking: LockedBooking | null, by: By) {
  const payout = booking?.payout
  if (!booking || !payout) throw new StuckBookingNotFound()
  await tx.payout.update({ where: { id: payout.id }, data: { failedAt: null, failureReason: null } })
  const { id: bookingId, version } = booking
  await appendEvent(tx, { type: 'payout.retried', bookingId, subjectId: payout.id, version, ...by })
}

async function endBlock({ tx, deps, stuck, booking, by }: Retry) {
  await tx.payoutBlock.update({ where: { id: stuck.subject }, data: { endedAt: deps.now() } })
  await retryPayout(tx, booking, by)
}

/** The queue lives by machine time. */
async function reviveJob({ tx, deps, stuck }: Retry) {
  await tx.$queryRaw`
    select id from graphile_worker.reschedule_jobs(
      array[${BigInt(stuck.subject)}::bigint], run_at => ${deps.machineNow()}::timestamptz, attempts => 0)`
}

async function replayEvent({ tx, stuck, by }: Retry) {
  const event = await tx.inboxEvent.update({ where: { id: stuck.subject }, data: { deadAt: null } })
  await appendEvent(tx, { type: 'inbox.received', subjectId: event.id, version: event.attempts, ...by })
}
