import type Stripe from 'stripe'
import { isCurrency } from '#graphql/domain/money/currencies.ts'
import type { BankPayout, BankPayoutFailure, BankPayoutState } from '#graphql/domain/payout/bank-payout.ts'
import { received } from './amounts.ts'
import type { Payments } from './port.ts'
import { react } from './reactions.ts'

/** Milliseconds: a person waits for it, and can do without it. */
const ANSWER_WITHIN = 4000

const states: Record<string, BankPayoutState> = {
  pending: 'PENDING',
  in_transit: 'ON_ITS_WAY',
  paid: 'PAID',
  failed: 'FAILED',
  canceled: 'CANCELLED',
}

/** docs.stripe.com/api/payouts/failures; a code that is not here is `OTHER`: whatever it is, it failed. */
const failures: Record<string, BankPayoutFailure> = {
  no_account: 'NO_SUCH_ACCOUNT',
  invalid_account_number: 'NO_SUCH_ACCOUNT',
  account_closed: 'ACCOUNT_CLOSED',
  bank_ownership_changed: 'ACCOUNT_CLOSED',
  account_frozen: 'ACCOUNT_BLOCKED',
  bank_account_restricted: 'ACCOUNT_BLOCKED',
  debit_not_authorized: 'ACCOUNT_BLOCKED',
  incorrect_account_holder_name: 'WRONG_HOLDER',
  incorrect_account_holder_address: 'WRONG_HOLDER',
  incorrect_account_holder_tax_id: 'WRONG_HOLDER',
  invalid_currency: 'WRONG_CURRENCY',
  insufficient_funds: 'NOT_ENOUGH',
  could_not_process: 'REFUSED',
  declined: 'REFUSED',
  unsupported_card: 'REFUSED',
}

/** The part of the port that reads what a mentor's account paid on: the account is asked, and not the platform's own. */
export function bankPayouts(stripe: Stripe): Pick<Payments, 'listBankPayouts'> {
  return {
    listBankPayouts: (stripeAccount, { limit, after }) =>
      react(false, async () => {
        const page = await stripe.payouts.list(
          { limit, expand: ['data.destination'], ...(after ? { starting_after: after } : {}) },
          { stripeAccount, timeout: ANSWER_WITHIN },
        )
        const payouts = page.data.filter(({ currency }) => isCurrency(currency.toUpperCase()))
        const next = page.has_more ? (page.data.at(-1)?.id ?? null) : null
        return { payouts: payouts.map(bankPayoutOf), next }
      }),
  }
}

function bankPayoutOf(payout: Stripe.Payout): BankPayout {
  const { id, amount, currency, status, arrival_date, failure_code, automatic, destination } = payout
  const state = states[status]
  if (!state) throw new Error(`Stripe says "${status}", which is none of ${Object.keys(states).join(', ')}`)
  return {
    id,
    amount: received(amount, currency, 'down'),
    state,
    // A date, said as its midnight in UTC.
    arrivesOn: new Date(arrival_date * 1000).toISOString().slice(0, 10),
    failure: state === 'FAILED' ? (failures[failure_code ?? ''] ?? 'OTHER') : null,
    automatic,
    bank: bankOf(destination),
  }
}

/** A bank account or a card; what was taken off the account since is told by its id alone. */
function bankOf(destination: Stripe.Payout['destination']): BankPayout['bank'] {
  if (!destination || typeof destination === 'string' || !('last4' in destination)) return null
  const name = destination.object === 'card' ? destination.brand : destination.bank_name
  return { name: name ?? null, lastDigits: destination.last4 }
}
