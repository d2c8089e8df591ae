import { givenTwice, isStillOwed } from '#graphql/domain/dispute/cover.ts'
import { partsTaken } from '#graphql/domain/dispute/parts.ts'
import { refundSettledByDispute } from '#graphql/domain/ledger/disputes.ts'
import type { About } from '#graphql/domain/ledger/entry.ts'
import type { Refund } from '#prisma/generated/client/client.ts'
import type { Deps, Tx } from '../deps.ts'
import { appendEvent } from '../events.ts'
import { post } from '../ledger/post.ts'
import type { PaidFor } from '../payment/paid-for.ts'

/** What certainly has not reached the mentee, the oldest first. */
export const owedOf = (refunds: readonly Refund[]): Refund[] =>
  refunds
    .filter(({ state, sentAt, failureReason }) =>
      isStillOwed({ state, asked: sentAt !== null, refused: failureReason !== null }),
    )
    .sort((a, b) => a.decidedAt.getTime() - b.decidedAt.getTime())

/** `late`: the dispute was lost before, and everybody's share has shrunk by what it took. */
type Covering = { tags: About; owed: readonly Refund[]; amount: bigint; late?: true }

/**
 * The bank gave `amount` to the mentee: it stands for what was still to go back, as far as it reaches. Of a refund that it
 * covers in part the rest goes on as a refund of its own. Answers how much was covered, which is no loss.
 */
export async function coverRefunds(tx: Tx, deps: Deps, covering: Covering): Promise<bigint> {
  const { tags, owed, amount, late } = covering
  const sums = owed.map(({ amountMinor }) => amountMinor)
  const parts = partsTaken(sums, { before: 0n, amount })
  for (const [nth, refund] of owed.entries()) {
    const part = parts[nth] ?? 0n
    if (part === 0n) continue
    if (part < refund.amountMinor) await splitOff(tx, refund, refund.amountMinor - part)
    const { id } = refund
    const fromLoss = late ? await ofLoss(tx, refund, part) : part
    await post(tx, refundSettledByDispute(tags, { refundId: id, amount: part, fromLoss }), deps.now())
    const covered = { amountMinor: part, failureReason: null, settledAt: deps.now() }
    await tx.refund.update({
      where: { id },
      data: { state: 'SETTLED_OTHERWISE', settledBy: 'BANK', ...covered },
    })
  }
  return parts.reduce((sum, part) => sum + part, 0n)
}

/** As much of it as was posted as a loss. */
async function ofLoss(tx: Tx, { bookingId }: Refund, part: bigint): Promise<bigint> {
  const where = { bookingId, account: 'loss' }
  const { _sum } = await tx.posting.aggregate({ where, _sum: { amountMinor: true } })
  const lost = _sum.amountMinor ?? 0n
  return part < lost ? part : lost
}

/** The rest, with a number and a key of its own. */
async function splitOff(tx: Tx, refund: Refund, amountMinor: bigint): Promise<void> {
  const { paymentId, bookingId, purchaseId, cause, actor, bearer, currency, decidedAt } = refund
  const whose = { paymentId, bookingId, purchaseId }
  await tx.refund.create({
    data: { ...whose, amountMinor, currency, decidedAt, ...{ cause, actor, bearer } },
  })
}

/**
 * Of a refund it turns out after the bank has decided that it did not go back: as much of it as the bank gave already is
 * done by that, the rest is asked for anew. Answers whether the bank gave anything of it.
 */
export async function coverLate(tx: Tx, deps: Deps, paidFor: PaidFor, refundId: string): Promise<boolean> {
  const refund = await tx.refund.findUniqueOrThrow({ where: { id: refundId }, include: { payment: true } })
  const { id, amountMinor: amount, refundedMinor: refunded, lostMinor: lost } = refund.payment
  const twice = givenTwice({ amount, refunded, lost })
  // Goodwill is the platform's promise beyond the payment: a person decides.
  if (twice === 0n || refund.bearer === 'PLATFORM') return false
  const noLoss = await ofLoss(tx, refund, twice < refund.amountMinor ? twice : refund.amountMinor)
  const covering = { tags: paidFor.about, owed: owedOf([refund]), amount: twice, late: true } as const
  const covered = await coverRefunds(tx, deps, covering)
  // What everybody's share lost already stays lost.
  await tx.payment.update({ where: { id }, data: { lostMinor: { decrement: noLoss } } })
  for (const { id: subjectId } of await sendableOf(tx, [id])) {
    const type = `${paidFor.refund}.retried` as const
    await appendEvent(tx, { type, ...paidFor.event, subjectId, actor: 'SYSTEM' })
  }
  return covered > 0n
}

/** What of these payments is decided and can be asked for. */
export const sendableOf = (tx: Tx, paymentIds: readonly string[]): Promise<Refund[]> =>
  tx.refund.findMany({
    where: { paymentId: { in: [...paymentIds] }, state: 'DECIDED', failureReason: null },
    orderBy: [{ decidedAt: 'asc' }, { id: 'asc' }],
  })
