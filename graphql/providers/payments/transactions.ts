import type Stripe from 'stripe'
import type { Movement, MovementKind } from '#graphql/domain/ledger/movements.ts'
import { isCurrency } from '#graphql/domain/money/currencies.ts'
import { received } from './amounts.ts'
import type { Payments } from './port.ts'
import { react } from './reactions.ts'

const PAGE = 100

/** Types of balance transactions: docs.stripe.com/reports/balance-transaction-types */
const kinds: Partial<Record<Stripe.BalanceTransaction['type'], MovementKind>> = {
  charge: 'CAPTURED',
  payment: 'CAPTURED',
  refund: 'REFUNDED',
  payment_refund: 'REFUNDED',
  refund_failure: 'REFUND_RETURNED',
  payment_failure_refund: 'REFUND_RETURNED',
  transfer: 'TRANSFERRED',
  transfer_cancel: 'TRANSFER_REVERSED',
  transfer_failure: 'TRANSFER_REVERSED',
  transfer_refund: 'TRANSFER_REVERSED',
  payout: 'BANK_PAYOUT',
  payout_cancel: 'BANK_PAYOUT_RETURNED',
  payout_failure: 'BANK_PAYOUT_RETURNED',
  stripe_fee: 'CHARGED',
  stripe_fx_fee: 'CHARGED',
  tax_fee: 'CHARGED',
}

/** The part of the port that reads what moved the platform's balance. */
export function transactions(stripe: Stripe): Pick<Payments, 'listTransactions' | 'findTransactions'> {
  return {
    listTransactions: (since, after) =>
      react(false, async () => {
        const page = await stripe.balanceTransactions.list({
          created: { gte: Math.floor(since.getTime() / 1000) },
          limit: PAGE,
          ...(after ? { starting_after: after } : {}),
        })
        const next = page.has_more ? (page.data.at(-1)?.id ?? null) : null
        return { transactions: page.data.filter(isOurs).map(movementOf), next }
      }),
    findTransactions: (source) =>
      react(false, async () => {
        const { data } = await stripe.balanceTransactions.list({ source, limit: PAGE })
        return data.filter(isOurs).map(movementOf)
      }),
  }
}

const isOurs = ({ currency }: Stripe.BalanceTransaction) => isCurrency(currency.toUpperCase())

function movementOf(transaction: Stripe.BalanceTransaction): Movement {
  const { id, type, source, amount, fee, currency, created, available_on } = transaction
  const sourceId = typeof source === 'string' ? source : (source?.id ?? null)
  return {
    id,
    kind: kindOf(type, sourceId),
    type,
    sourceId,
    amount: received(amount, currency, 'down'),
    fee: received(fee, currency, 'up'),
    createdAt: new Date(created * 1000),
    availableAt: new Date(available_on * 1000),
  }
}

/** Stripe moves a dispute's money by adjustments, and by nothing else that names a dispute. */
function kindOf(type: Stripe.BalanceTransaction['type'], sourceId: string | null): MovementKind {
  if (type === 'adjustment' && /^d[up]_/.test(sourceId ?? '')) return 'DISPUTED'
  return kinds[type] ?? 'OTHER'
}
