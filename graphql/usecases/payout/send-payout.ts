import { transferCreated } from '#graphql/domain/ledger/postings.ts'
import { payoutAfter } from '#graphql/domain/payout/state.ts'
import type { Transfer } from '#graphql/providers/payments/port.ts'
import { type LockedBooking, lockBooking } from '../booking/lock.ts'
import type { Deps, Tx } from '../deps.ts'
import { actOnOutcome } from '../dispute/act.ts'
import { appendEvent } from '../events.ts'
import { mentorDueOf } from '../ledger/debts.ts'
import { about, post } from '../ledger/post.ts'
import { answered, NotYet } from '../reaction.ts'
import { inTransaction } from '../transaction.ts'
import { blockFor } from './block.ts'
import { netDebts } from './net-debts.ts'
import { payoutRefused } from './payout-refused.ts'
import { leavesFromBalance, type Sending, sendingOf } from './sending.ts'

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

/** Whether it has arrived; false after a definite no, and while somebody has to send it by hand. */
async function sendPart(deps: Deps, sending: Sending): Promise<boolean> {
  const { request, lookFirst } = sending
  const known = lookFirst ? await found(deps, sending) : null
  if (known) return known.arrived
  const answer = await deps.payments.transfer(request)
  switch (answer.status) {
    case 'done':
      await inTransaction(deps, (tx) => recordTransfer(tx, deps, sending, answer.facts))
      return answer.facts.arrived
    case 'refused':
      await payoutRefused(deps, sending, answer)
      return false
    case 'storedFailure': {
      const made = await found(deps, sending)
      if (made) return made.arrived
      await nextAttempt(deps, sending)
      throw new NotYet(answer.reason)
    }
    default:
      throw new NotYet(answer.reason)
  }
}

/** Nothing of this attempt has left: the next one goes under another key, or waits for what came in its way meanwhile. */
async function nextAttempt(deps: Deps, { bookingId, attempt }: Sending): Promise<void> {
  await inTransaction(deps, async (tx) => {
    const booking = await lockBooking(tx, bookingId)
    const payout = booking?.payout
    if (!booking || payout?.state !== 'SENDING' || payout.attempt !== attempt) return
    const parts = await tx.transfer.count({ where: { payoutId: payout.id } })
    const waits =
      payout.blocks.length > 0
        ? ({ state: 'DUE', sentAt: parts > 0 ? payout.sentAt : null } as const)
        : { sentAt: deps.now() }
    await tx.payout.update({ where: { id: payout.id }, data: { attempt: { increment: 1 }, ...waits } })
    await actOnOutcome(tx, deps, booking)
  })
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
    // What is being taken back is settled first: it is due again, or owed.
    if ((await tx.reversal.count({ where: { bookingId: booking.id, state: 'DECIDED' } })) > 0) return null
    if ((await netDebts(tx, deps, booking)) === 0n) return nothingToSend(tx, deps, booking)
    // Decided once: what was asked for and not answered must be asked for again as it was.
    const chargeRefused = await leavesFromBalance(tx, booking, payout)
    await tx.payout.update({
      where: { id: payout.id },
      data: { state: to, sentAt: now, failedAt: null, failureReason: null, chargeRefused },
    })
    return sendingOf(tx, deps, booking, null)
  })
}

/** A share of nothing, because all of it is the platform's or goes off the mentor's debts, is paid without a transfer. */
async function nothingToSend(tx: Tx, deps: Deps, { id: bookingId, version, payout }: LockedBooking) {
  if (!payout) return null
  await tx.payout.update({ where: { id: payout.id }, data: { state: 'PAID', paidAt: deps.now() } })
  const step = { from: 'DUE', to: 'PAID', actor: 'SYSTEM' } as const
  await appendEvent(tx, { type: 'payout.settled', bookingId, subjectId: payout.id, version, ...step })
  return null
}

async function found(deps: Deps, sending: Sending): Promise<Transfer | null> {
  const transfers = answered(await deps.payments.findTransfers(sending.request.transferGroup))
  const recorded = await deps.db.transfer.findMany({ where: { payoutId: sending.payoutId } })
  const known = new Set(recorded.map(({ providerTransferId }) => providerTransferId))
  const facts = transfers.find(
    ({ id, metadata, amount, reversed }) =>
      !known.has(id) &&
      metadata.payoutId === sending.payoutId &&
      (metadata.part ?? 'CHARGE') === sending.part &&
      reversed.minor < amount.minor,
  )
  if (facts) await inTransaction(deps, (tx) => recordTransfer(tx, deps, sending, facts))
  return facts ?? null
}

async function recordTransfer(tx: Tx, deps: Deps, sending: Sending, facts: Transfer): Promise<void> {
  const booking = await lockBooking(tx, sending.bookingId)
  const payout = booking?.payout
  if (!booking || payout?.state !== 'SENDING' || !facts.arrived) return
  const { id: providerTransferId, amount } = facts
  const known = await tx.transfer.findMany({ where: { payoutId: payout.id } })
  if (known.some((transfer) => transfer.providerTransferId === providerTransferId)) return
  await tx.transfer.create({
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
  if ((await mentorDueOf(tx, booking.id)) <= 0n) await paid(tx, deps, booking)
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
  await actOnOutcome(tx, deps, booking)
}
