import { transferReversed } from '#graphql/domain/ledger/postings.ts'
import { storedMoney } from '#graphql/domain/money/stored.ts'
import { isKeyOld } from '#graphql/domain/payment/key.ts'
import { payoutAfter } from '#graphql/domain/payout/state.ts'
import type { Reversal as Made } from '#graphql/providers/payments/port.ts'
import type { Reversal, Transfer } from '#prisma/generated/client/client.ts'
import { type LockedBooking, lockBooking } from '../booking/lock.ts'
import type { Deps, Tx } from '../deps.ts'
import { appendEvent } from '../events.ts'
import { lockDebts } from '../ledger/debts.ts'
import { about, post } from '../ledger/post.ts'
import { answered, NotYet } from '../reaction.ts'
import { inTransaction } from '../transaction.ts'

type Sendable = Reversal & { transfer: Transfer }

/**
 * Takes a transfer back, or finds that it was. Number, key and parameters stand in the row before the call; after silence
 * the same key goes again, after a stored failure or a day the reversal is looked up by our id first. A definite no, most
 * often for lack of money on the mentor's account, leaves the debt. Throws NotYet when it must be tried again.
 */
export async function sendReversal(deps: Deps, reversalId: string): Promise<void> {
  const sending = await startSending(deps, reversalId)
  if (!sending) return
  const { row, old } = sending
  if ((old || row.attempt > 1) && (await found(deps, row))) return
  const attempt = old ? await nextAttempt(deps, row) : row.attempt
  const answer = await deps.payments.reverseTransfer({
    transferId: row.transfer.providerTransferId,
    amount: storedMoney(row.amountMinor, row.currency),
    metadata: { reversalId: row.id, bookingId: row.bookingId, attempt: attempt.toString() },
    idempotencyKey: `reversal:${row.id}:${attempt}`,
  })
  switch (answer.status) {
    case 'done':
      return record(deps, row, answer.facts)
    case 'refused':
      return refuse(deps, row, `${answer.code}: ${answer.message}`)
    case 'storedFailure':
      if (await found(deps, row)) return
      await nextAttempt(deps, { ...row, attempt })
      throw new NotYet(answer.reason)
    default:
      throw new NotYet(answer.reason)
  }
}

async function startSending({ db, now }: Deps, id: string) {
  const row = await db.reversal.findUnique({ where: { id }, include: { transfer: true } })
  if (row?.state !== 'DECIDED') return null
  const at = now()
  if (row.sentAt === null) await db.reversal.update({ where: { id }, data: { sentAt: at } })
  return { row, old: isKeyOld(row.sentAt, at) }
}

async function nextAttempt({ db, now }: Deps, { id, attempt }: Pick<Reversal, 'id' | 'attempt'>) {
  const { count } = await db.reversal.updateMany({
    where: { id, attempt, state: 'DECIDED' },
    data: { attempt: attempt + 1, sentAt: now() },
  })
  if (count === 0) throw new NotYet('another job is at it')
  return attempt + 1
}

async function found(deps: Deps, row: Sendable): Promise<boolean> {
  const facts = answered(await deps.payments.findReversal(row.transfer.providerTransferId, row.id))
  if (facts) await record(deps, row, facts)
  return facts !== null
}

/** Does it under the locks while it is still undecided; answers nothing when somebody else was quicker. */
async function settle(
  deps: Deps,
  { id, bookingId }: Sendable,
  work: (tx: Tx, booking: LockedBooking) => Promise<void>,
): Promise<void> {
  await inTransaction(deps, async (tx) => {
    const booking = await lockBooking(tx, bookingId)
    if (!booking) return
    await lockDebts(tx, booking.mentorId)
    const row = await tx.reversal.findUniqueOrThrow({ where: { id } })
    if (row.state === 'DECIDED') await work(tx, booking)
  })
}

async function record(deps: Deps, row: Sendable, { id: providerReversalId, amount }: Made): Promise<void> {
  await settle(deps, row, async (tx, booking) => {
    const { id, bookingId, transferId } = row
    const at = deps.now()
    await tx.reversal.update({ where: { id }, data: { state: 'DONE', providerReversalId, settledAt: at } })
    const { _sum } = await tx.reversal.aggregate({
      where: { transferId, state: 'DONE' },
      _sum: { amountMinor: true },
    })
    // The provider's own telling of it may have come first.
    const reversedMinor = _sum.amountMinor ?? 0n
    await tx.transfer.updateMany({
      where: { id: transferId, reversedMinor: { lt: reversedMinor } },
      data: { reversedMinor },
    })
    const made = { reversalId: providerReversalId, amount: amount.minor }
    await post(tx, transferReversed(about(deps, booking), made), at)
    const { version } = booking
    await appendEvent(tx, { type: 'reversal.done', bookingId, subjectId: id, version, actor: 'PROVIDER' })
    await allBack(tx, booking, at)
  })
}

/** Nothing of the share is with the mentor any more. */
async function allBack(tx: Tx, { id: bookingId, version, payout }: LockedBooking, at: Date): Promise<void> {
  if (!payout) return
  const transfers = await tx.transfer.findMany({ where: { payoutId: payout.id } })
  if (transfers.some(({ amountMinor, reversedMinor }) => reversedMinor < amountMinor)) return
  const to = payoutAfter(payout.state, 'reversed', { at, releaseAt: payout.releaseAt, blocks: 0 })
  if (!to) return
  await tx.payout.update({ where: { id: payout.id }, data: { state: to } })
  const step = { from: payout.state, to, actor: 'SYSTEM' } as const
  await appendEvent(tx, { type: 'payout.reversed', bookingId, subjectId: payout.id, version, ...step })
}

async function refuse(deps: Deps, row: Sendable, failureReason: string): Promise<void> {
  await settle(deps, row, async (tx, { version }) => {
    const { id, bookingId } = row
    await tx.reversal.update({
      where: { id },
      data: { state: 'REFUSED', failureReason, settledAt: deps.now() },
    })
    await appendEvent(tx, {
      type: 'reversal.refused',
      ...{ bookingId, subjectId: id, version, actor: 'PROVIDER' as const, reason: failureReason },
    })
  })
}
