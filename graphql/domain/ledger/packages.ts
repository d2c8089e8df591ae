import { type About, entryOf, type LedgerEntry, providerOf } from './entry.ts'

// Lines about a package bear no booking; what a booking takes of it, or gives back, bears the booking on both sides, so
// that every booking still sums to zero.

export function packageBought(about: About, charge: { chargeId: string; amount: bigint }): LedgerEntry[] {
  return entryOf(`${charge.chargeId}:captured`, 'packageBought', about, [
    [providerOf(about), charge.amount],
    ['credit', -charge.amount],
  ])
}

/** One use of one credit; `use` counts from 1, because a credit that was given back is spent again. */
export type CreditUse = { readonly creditId: string; readonly use: number; readonly amount: bigint }

export function creditSpent(about: About, { creditId, use, amount }: CreditUse): LedgerEntry[] {
  return entryOf(`${creditId}:spent:${use}`, 'creditSpent', about, [
    ['credit', amount],
    ['held', -amount],
  ])
}

/** Only while what it paid for is held: nobody has a share of it yet. */
export function creditGivenBack(about: About, { creditId, use, amount }: CreditUse): LedgerEntry[] {
  return entryOf(`${creditId}:back:${use}`, 'creditGivenBack', about, [
    ['held', amount],
    ['credit', -amount],
  ])
}

/** What was not spent goes back in money. */
export function packageRefundDecided(
  about: About,
  refund: { refundId: string; amount: bigint },
): LedgerEntry[] {
  return entryOf(`${refund.refundId}:decided`, 'refundDecided', about, [
    ['credit', refund.amount],
    ['refund_due', -refund.amount],
  ])
}

/** Lost in a dispute: `fromCredit` was not spent yet; the bookings that were paid from it bear their part themselves. */
export function packageDisputeLost(
  about: About,
  dispute: { disputeId: string; fromCredit: bigint; loss: bigint },
): LedgerEntry[] {
  return entryOf(`${dispute.disputeId}:lost`, 'disputeLost', about, [
    ['credit', dispute.fromCredit],
    ['loss', dispute.loss],
    ['disputed', -dispute.fromCredit - dispute.loss],
  ])
}
