import { storedMoney } from '#graphql/domain/money/stored.ts'
import { isKeyOld } from '#graphql/domain/payment/key.ts'
import type { Prisma, Refund } from '#prisma/generated/client/client.ts'
import type { Deps } from '../deps.ts'
import { coverLate } from '../dispute/cover.ts'
import { appendEvent } from '../events.ts'
import { backed, chargedBy, isLost, isWithheld } from '../package/source.ts'
import { answered, NotYet } from '../reaction.ts'
import { inTransaction } from '../transaction.ts'
import { joinRefund } from './join-refund.ts'
import { lockPaidFor } from './paid-for.ts'

const sendable = { payment: { include: backed } } satisfies Prisma.RefundInclude

type Sendable = Prisma.RefundGetPayload<{ include: typeof sendable }>

/**
 * Sends a decided refund, or finds that it was sent. Number, key and parameters stand in the row before the call; after
 * silence the same key goes again, after a stored failure the refund is looked up by our id first. Throws NotYet when it
 * must be tried again.
 */
export async function sendRefund(deps: Deps, refundId: string): Promise<void> {
  const sending = await startSending(deps, refundId)
  if (!sending) return
  const { row, old } = sending
  if ((old || row.attempt > 1) && (await found(deps, row))) return
  const attempt = old ? await nextAttempt(deps, row) : row.attempt
  const answer = await deps.payments.refund({
    paymentIntentId: chargedBy(row.payment).paymentIntentId ?? '',
    amount: storedMoney(row.amountMinor, row.currency),
    metadata: { refundId: row.id, bookingId: row.bookingId ?? '', attempt: attempt.toString() },
    idempotencyKey: `refund:${row.id}:${attempt}`,
  })
  switch (answer.status) {
    case 'done':
      return joinRefund(deps, row.id, answer.facts)
    case 'refused':
      return answer.code === contested && !isLost(row.payment)
        ? waitForDispute(deps, row)
        : refuse(deps, row, `${answer.code}: ${answer.message}`)
    case 'storedFailure':
      if (await found(deps, row)) return
      await nextAttempt(deps, { ...row, attempt })
      throw new NotYet(answer.reason)
    default:
      throw new NotYet(answer.reason)
  }
}

const contested = 'charge_disputed'

/** The provider knows of a dispute of which we have yet to hear: nothing was sent. */
async function waitForDispute({ db }: Deps, { id }: Sendable): Promise<void> {
  await db.refund.updateMany({
    where: { id, state: 'DECIDED' },
    data: { attempt: { increment: 1 }, sentAt: null },
  })
}

async function startSending(deps: Deps, refundId: string) {
  const row = await deps.db.refund.findUnique({
    where: { id: refundId },
    include: sendable,
  })
  if (row?.state !== 'DECIDED' || row.failureReason !== null) return null
  // Once the dispute is over the refund is sent by that.
  if (isWithheld(row.payment)) return null
  const now = deps.now()
  if (row.sentAt === null) await deps.db.refund.update({ where: { id: row.id }, data: { sentAt: now } })
  const old = isKeyOld(row.sentAt, now)
  return { row, old }
}

/** A number is never used for two refunds at the provider: what is heard of one must not be taken for the other. */
async function nextAttempt(deps: Deps, { id, attempt }: Pick<Refund, 'id' | 'attempt'>): Promise<number> {
  const { count } = await deps.db.refund.updateMany({
    where: { id, attempt, state: 'DECIDED' },
    data: { attempt: attempt + 1, sentAt: deps.now() },
  })
  if (count === 0) throw new NotYet('another job is at it')
  return attempt + 1
}

/** Whether the provider has made it after all, whatever we were told: then that is recorded. Throws NotYet without an answer. */
export async function refundStands(deps: Deps, refundId: string): Promise<boolean> {
  const row = await deps.db.refund.findUnique({ where: { id: refundId }, include: sendable })
  return row !== null && found(deps, row)
}

async function found(deps: Deps, { id, payment }: Sendable): Promise<boolean> {
  const facts = answered(await deps.payments.findRefund(chargedBy(payment).paymentIntentId ?? '', id))
  if (!facts || facts.status === 'failed') return false
  // It may have taken effect under an earlier number than the one that was tried last: then that attempt counts.
  const attempt = Number(facts.metadata.attempt) || 1
  await deps.db.refund.updateMany({ where: { id, state: 'DECIDED' }, data: { attempt } })
  await joinRefund(deps, id, facts)
  return true
}

/**
 * A definite no: the refund stays owed, is shown to the admins, and goes again when one of them says so; unless the bank
 * gave it already.
 */
async function refuse(deps: Deps, row: Sendable, reason: string) {
  const { id } = row
  await inTransaction(deps, async (tx) => {
    const paidFor = await lockPaidFor(tx, deps, row)
    const { count } = await tx.refund.updateMany({
      where: { id, state: 'DECIDED' },
      data: { failureReason: reason },
    })
    if (!paidFor || count === 0 || (await coverLate(tx, deps, paidFor, id))) return
    await appendEvent(tx, {
      type: `${paidFor.refund}.refused`,
      ...paidFor.event,
      subjectId: id,
      actor: 'PROVIDER',
      reason,
    })
  })
}
