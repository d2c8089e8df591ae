import { BookingNotFound, ReasonMissing } from '#graphql/domain/booking/errors.ts'
import { InputInvalid } from '#graphql/domain/errors.ts'
import { IdempotencyKeyReused } from '#graphql/domain/idempotency.ts'
import type { Money } from '#graphql/domain/money/money.ts'
import { GiveBackRefused } from '#graphql/domain/payment/give-back.ts'
import type { Bearer } from '#prisma/generated/client/client.ts'
import { lockBooking } from '../booking/lock.ts'
import type { Deps } from '../deps.ts'
import { claimKey, keyedCall } from '../idempotency.ts'
import { audit, checkReason } from '../operations/audit.ts'
import { settlePayout } from '../payout/settle-payout.ts'
import { inTransaction } from '../transaction.ts'
import type { PersonViewer } from '../viewer.ts'
import { decideRefund } from './decide-refund.ts'
import { paymentToGiveBack } from './payment-to-give-back.ts'

export const giveBackErrors = [
  BookingNotFound,
  GiveBackRefused,
  IdempotencyKeyReused,
  ReasonMissing,
  InputInvalid,
] as const

type Request = { bookingId: string; amount: Money; bearer: Bearer; reason: string; idempotencyKey: string }

/**
 * An admin gives money back beyond any policy, at any time. Borne by the platform it is goodwill and nobody's share
 * changes; shared, the mentor's shrinks, and what has left of it is taken back. No state of the session moves. Repeated with its key it gives nothing more.
 */
export async function giveBack(deps: Deps, viewer: PersonViewer, request: Request): Promise<void> {
  const { bookingId, amount, bearer } = request
  const reason = checkReason(request.reason)
  if (!viewer.admin) throw new BookingNotFound()
  const asked = { bookingId, bearer, reason, minor: String(amount.minor), currency: amount.currency }
  const call = keyedCall(viewer, 'bookingGiveBack', request.idempotencyKey, asked)
  await inTransaction(deps, async (tx) => {
    const booking = await lockBooking(tx, bookingId)
    if (!booking) throw new BookingNotFound()
    if (await claimKey(tx, call, bookingId)) return
    const payment = await paymentToGiveBack(tx, booking, request)
    await decideRefund(tx, deps, {
      ...{ booking, payment, bearer, reason, amountMinor: amount.minor },
      cause: bearer === 'PLATFORM' ? 'GOODWILL' : 'CLAW_BACK',
      actor: 'ADMIN',
      actorId: viewer.personId,
    })
    if (bearer === 'SHARED') await settlePayout(tx, bookingId)
    const action = bearer === 'PLATFORM' ? 'refund.goodwill' : 'refund.clawBack'
    await audit(tx, deps, viewer, { action, subjectType: 'Booking', subjectId: bookingId, reason })
  })
}
