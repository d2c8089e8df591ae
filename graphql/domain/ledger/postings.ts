import { type Shares, shrinkage } from '../payout/split.ts'
import type { Account } from './accounts.ts'
import { type About, entryOf, type LedgerEntry, type Line, providerOf } from './entry.ts'

// The posting table, a function per fact. Amounts in minor units, never negative. Each
// returns the entries to post in the transaction that records the fact, in order; none when nothing moves.

export function captured(about: About, charge: { chargeId: string; amount: bigint }): LedgerEntry[] {
  return entryOf(`${charge.chargeId}:captured`, 'captured', about, [
    [providerOf(about), charge.amount],
    ['held', -charge.amount],
  ])
}

/** The provider's fee for a payment, once its balance transaction tells it. */
export function providerFee(about: About, fee: { transactionId: string; amount: bigint }): LedgerEntry[] {
  return entryOf(`${fee.transactionId}:fee`, 'providerFee', about, [
    ['provider_fee', fee.amount],
    [providerOf(about), -fee.amount],
  ])
}

/** Any other charge of the provider, without a booking. */
export function providerCharge(
  about: About,
  charge: { transactionId: string; amount: bigint },
): LedgerEntry[] {
  return entryOf(charge.transactionId, 'providerCharge', about, [
    ['provider_fee', charge.amount],
    [providerOf(about), -charge.amount],
  ])
}

/** A SHARED refund decided while the payout is HELD, and every refund of a late or double payment. */
export function refundDecidedBeforeRelease(
  about: About,
  refund: { refundId: string; amount: bigint },
): LedgerEntry[] {
  return entryOf(`${refund.refundId}:decided`, 'refundDecided', about, [
    ['held', refund.amount],
    ['refund_due', -refund.amount],
  ])
}

/** What was shared out and shrinks; `mentorDue`: the booking's mentor_due before, as a positive amount. */
export type Shrinking = { readonly before: Shares; readonly after: Shares; readonly mentorDue: bigint }

/** A SHARED refund decided after the release: first the claw-back, then the decision. `amount` = what is kept less. */
export function refundDecidedAfterRelease(
  about: About,
  refund: { refundId: string } & Shrinking,
): LedgerEntry[] {
  return [
    ...clawedBack(about, { causeId: refund.refundId, amount: clawBackOf(refund) }),
    ...entryOf(`${refund.refundId}:decided`, 'refundDecided', about, shrunk(refund, 'refund_due')),
  ]
}

/** What was released is taken from everybody's share, for that account. */
function shrunk({ before, after }: Shrinking, account: Account): Line[] {
  const { kept, fee, subsidy, mentor } = shrinkage(before, after)
  return [
    ['mentor_due', mentor],
    ['platform_fee', fee],
    ['promotion', -subsidy],
    [account, -kept],
  ]
}

/** A refund that the platform bears, at any time: nobody's share changes. */
export function goodwillDecided(about: About, refund: { refundId: string; amount: bigint }): LedgerEntry[] {
  return entryOf(`${refund.refundId}:decided`, 'refundDecided', about, [
    ['goodwill', refund.amount],
    ['refund_due', -refund.amount],
  ])
}

/** Goodwill that is to come from everybody's share after all, while the payout is HELD: as much as is kept. */
export function goodwillSharedBeforeRelease(
  about: About,
  refund: { refundId: string; amount: bigint },
): LedgerEntry[] {
  return entryOf(`${refund.refundId}:shared`, 'goodwillShared', about, [
    ['held', refund.amount],
    ['goodwill', -refund.amount],
  ])
}

/** The same after the release: first the claw-back. */
export function goodwillSharedAfterRelease(
  about: About,
  refund: { refundId: string } & Shrinking,
): LedgerEntry[] {
  const causeId = `${refund.refundId}:shared`
  return [
    ...clawedBack(about, { causeId, amount: clawBackOf(refund) }),
    ...entryOf(causeId, 'goodwillShared', about, shrunk(refund, 'goodwill')),
  ]
}

export function refundEffected(
  about: About,
  refund: { providerRefundId: string; amount: bigint },
): LedgerEntry[] {
  return entryOf(`${refund.providerRefundId}:effected`, 'refundEffected', about, [
    ['refund_due', refund.amount],
    [providerOf(about), -refund.amount],
  ])
}

/** Only for a refund that was posted as effected: the provider gave the money back to us. */
export function refundFailed(
  about: About,
  refund: { providerRefundId: string; amount: bigint },
): LedgerEntry[] {
  return entryOf(`${refund.providerRefundId}:failed`, 'refundFailed', about, [
    [providerOf(about), refund.amount],
    ['refund_due', -refund.amount],
  ])
}

/** A failed refund that an admin paid another way. */
export function refundSettled(about: About, refund: { refundId: string; amount: bigint }): LedgerEntry[] {
  return entryOf(`${refund.refundId}:settled`, 'refundSettled', about, [
    ['refund_due', refund.amount],
    ['bank', -refund.amount],
  ])
}

/** The payout became DUE; what a cancellation kept and a promotion of 100 % alike. */
export function payoutReleased(about: About, payout: { payoutId: string; shares: Shares }): LedgerEntry[] {
  const { kept, fee, subsidy, mentor } = payout.shares
  return entryOf(`${payout.payoutId}:released`, 'payoutReleased', about, [
    ['held', kept],
    ['promotion', subsidy],
    ['mentor_due', -mentor],
    ['platform_fee', -fee],
  ])
}

export function transferCreated(
  about: About,
  transfer: { transferId: string; amount: bigint },
): LedgerEntry[] {
  return entryOf(`${transfer.transferId}:created`, 'transferCreated', about, [
    ['mentor_due', transfer.amount],
    [providerOf(about), -transfer.amount],
  ])
}

/** Part of a mentor's debt from booking A, taken from the payout of booking B; `nth` counts such pieces from 1. */
export function debtNetted(
  debtor: About & { bookingId: string },
  payer: About & { bookingId: string },
  piece: { nth: number; amount: bigint },
): LedgerEntry[] {
  const key = `net:${payer.bookingId}:${debtor.bookingId}:${piece.nth}`
  return entryOf(key, 'debtNetted', payer, [
    ['mentor_due', piece.amount],
    ['netting', -piece.amount],
    ['netting', piece.amount, debtor],
    ['mentor_debt', -piece.amount, debtor],
  ])
}

/** How much of a smaller mentor's share must come back from the mentor: what is no longer in mentor_due. */
export function clawBackOf({ before, after, mentorDue }: Shrinking): bigint {
  const missing = before.mentor - after.mentor - mentorDue
  return missing > 0n ? missing : 0n
}

/** Owed by the mentor from here on, until it is reversed, netted, paid or written off. */
export function clawedBack(about: About, claw: { causeId: string; amount: bigint }): LedgerEntry[] {
  return entryOf(`${claw.causeId}:claw`, 'clawedBack', about, [
    ['mentor_debt', claw.amount],
    ['mentor_due', -claw.amount],
  ])
}

/** A reversal that succeeded; one that failed posts nothing, the debt stands. */
export function transferReversed(
  about: About,
  reversal: { reversalId: string; amount: bigint },
): LedgerEntry[] {
  return entryOf(`${reversal.reversalId}:created`, 'transferReversed', about, [
    [providerOf(about), reversal.amount],
    ['mentor_debt', -reversal.amount],
  ])
}

export function debtPaid(
  about: About,
  debt: { debtId: string; amount: bigint; into: 'bank' | 'provider' },
): LedgerEntry[] {
  return entryOf(`${debt.debtId}:paid`, 'debtPaid', about, [
    [debt.into === 'bank' ? 'bank' : providerOf(about), debt.amount],
    ['mentor_debt', -debt.amount],
  ])
}

export function debtWrittenOff(about: About, debt: { debtId: string; amount: bigint }): LedgerEntry[] {
  return entryOf(`${debt.debtId}:off`, 'debtWrittenOff', about, [
    ['loss', debt.amount],
    ['mentor_debt', -debt.amount],
  ])
}
