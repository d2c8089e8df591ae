import { shrinkage } from '../payout/split.ts'
import { type About, entryOf, type LedgerEntry, providerOf } from './entry.ts'
import { clawBackOf, clawedBack, type Shrinking } from './postings.ts'

type DisputeMoney = { readonly transactionId: string; readonly amount: bigint; readonly fee: bigint }

/** One balance transaction of a dispute that took money: the disputed amount, its fee, or both. */
export function disputeWithdrawn(about: About, { transactionId, amount, fee }: DisputeMoney): LedgerEntry[] {
  return entryOf(transactionId, 'disputeWithdrawn', about, [
    ['disputed', amount],
    ['dispute_fee', fee],
    [providerOf(about), -amount - fee],
  ])
}

/** One balance transaction of a dispute that was won: `fee` is 0 unless it is given back. */
export function disputeReinstated(about: About, { transactionId, amount, fee }: DisputeMoney): LedgerEntry[] {
  return entryOf(transactionId, 'disputeReinstated', about, [
    [providerOf(about), amount + fee],
    ['disputed', -amount],
    ['dispute_fee', -fee],
  ])
}

/** Lost while the payout is HELD; `kept` is K before. What exceeds it is the platform's loss. */
export function disputeLostBeforeRelease(
  about: About,
  dispute: { disputeId: string; amount: bigint; kept: bigint },
): LedgerEntry[] {
  const fromHeld = dispute.amount < dispute.kept ? dispute.amount : dispute.kept
  return entryOf(`${dispute.disputeId}:lost`, 'disputeLost', about, [
    ['held', fromHeld],
    ['loss', dispute.amount - fromHeld],
    ['disputed', -dispute.amount],
  ])
}

/** To post when a dispute takes money after the transfer: the mentor's part is claimed back at once. */
export function disputeClawedBack(about: About, dispute: { disputeId: string } & Shrinking): LedgerEntry[] {
  return clawedBack(about, { causeId: dispute.disputeId, amount: clawBackOf(dispute) })
}

/** Lost after the release. `before` and `after` are the shares at K and K − min(D, K). */
export function disputeLostAfterRelease(
  about: About,
  dispute: { disputeId: string; amount: bigint } & Shrinking,
): LedgerEntry[] {
  const { kept, fee, subsidy, mentor } = shrinkage(dispute.before, dispute.after)
  return [
    ...clawedBack(about, { causeId: `${dispute.disputeId}:lost`, amount: clawBackOf(dispute) }),
    ...entryOf(`${dispute.disputeId}:lost`, 'disputeLost', about, [
      ['mentor_due', mentor],
      ['platform_fee', fee],
      ['loss', dispute.amount - kept],
      ['promotion', -subsidy],
      ['disputed', -dispute.amount],
    ]),
  ]
}

/**
 * A refund that was decided and could not be sent: the bank gave it to the mentee by the dispute that we lost. As much as
 * `fromLoss` is no loss then; of the rest, goodwill that turns out to be with the mentee already, the platform bears nothing.
 */
export function refundSettledByDispute(
  about: About,
  refund: { refundId: string; amount: bigint; fromLoss: bigint },
): LedgerEntry[] {
  return entryOf(`${refund.refundId}:settled`, 'refundSettled', about, [
    ['refund_due', refund.amount],
    ['loss', -refund.fromLoss],
    ['goodwill', refund.fromLoss - refund.amount],
  ])
}

/** The platform's own payout to its bank; `returned` when the bank sent it back. */
export function bankPayout(
  about: About,
  payout: { bankPayoutId: string; amount: bigint; returned: boolean },
): LedgerEntry[] {
  const amount = payout.returned ? -payout.amount : payout.amount
  return entryOf(
    payout.returned ? `${payout.bankPayoutId}:returned` : payout.bankPayoutId,
    'bankPayout',
    about,
    [
      ['bank', amount],
      [providerOf(about), -amount],
    ],
  )
}
