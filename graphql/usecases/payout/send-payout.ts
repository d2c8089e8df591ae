import { transferCreated } from '#graphql/domain/ledger/postings.ts'
import { payoutAfter } from '#graphql/domain/payout/state.ts'
import type { Transfer } from '#graphql/providers/payments/port.ts'
import { type LockedBooking, lockBooking } from '../booking/lock.ts'
import type { Deps, Tx } from '../deps.ts'
import { appendEvent } from '../events.ts'
import { about, post } from '../ledger/post.ts'
import { answered, NotYet } from '../reaction.ts'
import { inTransaction } from '../transaction.ts'
import { blockFor } from './block.ts'
import { payoutRefused } from './payout-refused.ts'
import { type Sending, sendingOf, unsentOf } from './sending.ts'

/**
 * Sends a due payout to the mentor's connected account, or finds that it was sent: what comes from the charge, then what
 * the platform adds. The row says SENDING, with its attempt, before the first call; each part is recorded before the next.
 * After silence the same key goes again, after a stored failure or a day the transfer is looked up by its group first.
 * Throws NotYet when it must be tried again.
 */
export async function sendPayout(deps: Deps, payoutId: string): Promise<void> {
  for (;;) {
    const sending = await startSending(deps, payoutId)
    if (!sending || !(await sendPart(deps, sending))) return
  }
}

/** Whether it has arrived; false after a definite no. */
async function sendPart(deps: Deps, sending: Sending): Promise<boolean> {
  const { request, lookFirst, payoutId } = sending
  if (lookFirst && (await found(deps, sending))) return true
  const answer = await deps.payments.transfer(request)
  switch (answer.status) {
    case 'done':
      await inTransaction(deps, (tx) => recordTransfer(tx, deps, sending, answer.facts))
      return true
    case 'refused':
      await payoutRefused(deps, sending, answer)
      return false
    case 'storedFailure':
      if (await found(deps, sending)) return true
      await deps.db.payout.updateMany({
        where: { id: payoutId, state: 'SENDING', attempt: sending.attempt },
        data: { attempt: { increment: 1 }, sentAt: deps.now() },
      })
      throw new NotYet(answer.reason)
    default:
      throw new NotYet(answer.reason)
  }
}

async function startSending(deps: Deps, payoutId: string) {
  const row = await deps.db.payout.findUnique({ where: { id: payoutId } })
  if (!row) return null
  return inTransaction(deps, async (tx) => {
    const booking = await lockBooking(tx, row.bookingId)
    const payout = booking?.payout
    if (!booking || !payout) return null
    const now = deps.now()
    if (payout.state === 'SENDING') return sendingOf(tx, deps, booking, payout.sentAt)
    const facts = { at: now, releaseAt: payout.releaseAt, blocks: payout.blocks.length }
    const to = payoutAfter(payout.state, 'sending', facts)
    if (!to || (await blockFor(tx, deps, booking))) return null
    if (payout.amountMinor === 0n) return nothingToSend(tx, deps, booking)
    await tx.payout.update({
      where: { id: payout.id },
      data: { state: to, sentAt: now, failedAt: null, failureReason: null },
    })
    return sendingOf(tx, deps, booking, null)
  })
}

/** A share of nothing, because all of it is the platform's, is paid without a transfer. */
async function nothingToSend(tx: Tx, deps: Deps, { id: bookingId, version, payout }: LockedBooking) {
  if (!payout) return null
  await tx.payout.update({ where: { id: payout.id }, data: { state: 'PAID', paidAt: deps.now() } })
  const step = { from: 'DUE', to: 'PAID', actor: 'SYSTEM' } as const
  await appendEvent(tx, { type: 'payout.settled', bookingId, subjectId: payout.id, version, ...step })
  return null
}

async function found(deps: Deps, sending: Sending): Promise<boolean> {
  const transfers = answered(await deps.payments.findTransfers(sending.request.transferGroup))
  const facts = transfers.find(
    ({ metadata, amount, reversed }) =>
      metadata.payoutId === sending.payoutId &&
      (metadata.part ?? 'CHARGE') === sending.part &&
      reversed.minor < amount.minor,
  )
  if (facts) await inTransaction(deps, (tx) => recordTransfer(tx, deps, sending, facts))
  return facts !== undefined
}

async function recordTransfer(tx: Tx, deps: Deps, sending: Sending, facts: Transfer): Promise<void> {
  const booking = await lockBooking(tx, sending.bookingId)
  const payout = booking?.payout
  if (!booking || payout?.state !== 'SENDING') return
  const { id: providerTransferId, amount } = facts
  const known = await tx.transfer.findMany({ where: { payoutId: payout.id } })
  if (known.some((transfer) => transfer.providerTransferId === providerTransferId)) return
  const transfer = await tx.transfer.create({
    data: {
      payoutId: payout.id,
      attempt: payout.attempt,
      part: sending.part,
      amountMinor: amount.minor,
      currency: amount.currency,
      providerTransferId,
      at: deps.now(),
    },
  })
  const sent = { transferId: providerTransferId, amount: amount.minor }
  await post(tx, transferCreated(about(deps, booking), sent), deps.now())
  if (unsentOf({ ...payout, transfers: [...known, transfer] }).length === 0) await paid(tx, deps, booking)
}

/** All of it has arrived. */
async function paid(tx: Tx, deps: Deps, booking: LockedBooking): Promise<void> {
  const { payout } = booking
  const facts = { at: deps.now(), releaseAt: payout?.releaseAt ?? deps.now(), blocks: 0 }
  const to = payout && payoutAfter(payout.state, 'sent', facts)
  if (!to) return
  await tx.payout.update({
    where: { id: payout.id },
    data: { state: to, paidAt: deps.now(), failedAt: null, failureReason: null },
  })
  await appendEvent(tx, {
    type: 'payout.paid',
    bookingId: booking.id,
    subjectId: payout.id,
    version: booking.version,
    from: 'SENDING',
    to,
    actor: 'SYSTEM',
  })
}
