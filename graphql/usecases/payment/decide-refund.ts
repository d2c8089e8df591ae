import type { Actor, Bearer, Payment, RefundCause } from '#prisma/generated/client/client.ts'
import type { LockedBooking } from '../booking/lock.ts'
import type { Deps, Tx } from '../deps.ts'
import { appendEvent } from '../events.ts'
import { postRefundDecided } from '../ledger/refund.ts'
import { packageToReturnTo, returnCredit } from '../package/return-credit.ts'

type Decision = {
  booking: LockedBooking
  payment: Payment
  amountMinor: bigint
  cause: RefundCause
  actor: Actor
  actorId?: string | null
  bearer: Bearer
  reason?: string | null
}

/**
 * Decides a refund under the booking's lock: the row, the posting and the event. Sending it is the job's. Never more than
 * what is left of the payment; nothing happens for nothing. All of a credit goes back into its package, and nothing is sent.
 */
export async function decideRefund(tx: Tx, deps: Deps, decision: Decision): Promise<string | null> {
  const { booking, payment, amountMinor, reason, actorId, ...why } = decision
  if (amountMinor <= 0n) return null
  if (payment.refundedMinor + payment.lostMinor + amountMinor > payment.amountMinor)
    throw new RangeError('a refund beyond the payment')
  const into = await packageToReturnTo(tx, decision)
  const decidedAt = deps.now()
  const settled = { state: 'SETTLED_OTHERWISE', settledBy: 'CREDIT', settledAt: decidedAt } as const
  const refund = await tx.refund.create({
    data: {
      paymentId: payment.id,
      bookingId: booking.id,
      amountMinor,
      currency: payment.currency,
      decidedAt,
      ...why,
      ...(into ? settled : {}),
    },
  })
  await tx.payment.update({ where: { id: payment.id }, data: { refundedMinor: { increment: amountMinor } } })
  if (into) await returnCredit(tx, deps, into, decision)
  else await postRefundDecided(tx, deps, booking, refund)
  await appendEvent(tx, {
    type: into ? 'refund.asCredit' : 'refund.decided',
    bookingId: booking.id,
    subjectId: refund.id,
    version: booking.version,
    actor: why.actor,
    actorId: actorId ?? null,
    reason: reason ?? null,
  })
  return refund.id
}
