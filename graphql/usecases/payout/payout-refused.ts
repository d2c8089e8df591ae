import { payoutAfter } from '#graphql/domain/payout/state.ts'
import type { PayoutBlockReason } from '#prisma/generated/client/client.ts'
import { lockBooking } from '../booking/lock.ts'
import type { Deps } from '../deps.ts'
import { actOnOutcome } from '../dispute/act.ts'
import { appendEvent } from '../events.ts'
import { inTransaction } from '../transaction.ts'
import { blockPayout } from './block.ts'
import type { Sending } from './sending.ts'

/** What a definite no means for the payout; any other no is for an admin to look at. */
const blockOf: Record<string, PayoutBlockReason> = {
  insufficient_capabilities_for_transfer: 'TRANSFERS_OFF',
  balance_insufficient: 'FUNDS',
  currency_refused: 'CURRENCY',
}

type Refusal = { code: string; message: string }

/** A definite no: the payout is due again under the next attempt, with a block that says what stands in its way. */
export async function payoutRefused(deps: Deps, sending: Sending, { code, message }: Refusal): Promise<void> {
  await inTransaction(deps, async (tx) => {
    const booking = await lockBooking(tx, sending.bookingId)
    const payout = booking?.payout
    if (!booking || payout?.state !== 'SENDING' || payout.attempt !== sending.attempt) return
    const facts = { at: deps.now(), releaseAt: payout.releaseAt, blocks: 0 }
    const to = payoutAfter(payout.state, 'sendRefused', facts)
    if (!to) return
    const reason = blockOf[code]
    const parts = await tx.transfer.count({ where: { payoutId: payout.id } })
    // A charge that was disputed may give nothing more, though the dispute was won.
    const byBalance = !reason && sending.part === 'CHARGE' && booking.disputes.length > 0
    await tx.payout.update({
      where: { id: payout.id },
      data: {
        state: to,
        attempt: { increment: 1 },
        sentAt: parts > 0 ? payout.sentAt : null,
        failureReason: `${code}: ${message}`,
        ...(byBalance ? { chargeRefused: true } : {}),
        ...(reason || byBalance ? {} : { failedAt: deps.now() }),
      },
    })
    if (reason) await blockPayout(tx, deps, booking, reason, booking.mentorId)
    await appendEvent(tx, {
      type: 'payout.refused',
      bookingId: booking.id,
      subjectId: payout.id,
      version: booking.version,
      from: 'SENDING',
      to,
      actor: 'PROVIDER',
      reason: message,
    })
    await actOnOutcome(tx, deps, booking)
  })
}
