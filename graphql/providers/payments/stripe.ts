import Stripe from 'stripe'
import { paymentCapabilities } from '#graphql/domain/payment/company.ts'
import { sent } from './amounts.ts'
import { authorisations } from './authorisations.ts'
import { bankPayouts } from './bank-payouts.ts'
import { savedCards } from './cards.ts'
import { checkouts } from './checkouts.ts'
import { disputes } from './disputes.ts'
import { accountOf, balanceOf, refundOf, reversalOf, transferOf } from './facts.ts'
import { permissions } from './permissions.ts'
import type { MentorAccount, Payments, Refund, Reversal } from './port.ts'
import { prices } from './prices.ts'
import { react } from './reactions.ts'
import { transactions } from './transactions.ts'
import { eventsAfter, readEvent, readWebhook } from './webhook.ts'

export type StripeOptions = {
  secretKey: string
  /** Another address than Stripe's own: its sandbox, or a proxy. */
  apiBase?: string
  /** Milliseconds for one call; 8 seconds unless given. */
  timeout?: number
  /** By which every call leaves; it then decides how long one may take, and whether it is sent again. */
  fetch?: typeof fetch
}

const ANSWER_WITHIN = 8000
/** Only a net under whoever decides: longer than all that it may need. */
const AT_LAST = 60_000
const PAGE = 100

/** Stripe behind the house's port. Calls are never repeated here: `fetch` and the jobs do that, with the same key. */
export function stripePayments(options: StripeOptions): Payments {
  const stripe = clientOf(options)
  return {
    name: 'stripe',
    can: new Set(paymentCapabilities),
    payWithinDays: null,
    desk: null,
    ...permissions(stripe),
    ...checkouts(stripe),
    ...prices(stripe),
    ...authorisations(stripe),
    ...savedCards(stripe),
    ...refunds(stripe),
    ...accounts(stripe),
    ...bankPayouts(stripe),
    ...transfers(stripe),
    ...transactions(stripe),
    ...disputes(stripe),
    balance: () => react(false, async () => balanceOf(await stripe.balance.retrieve())),
    listEvents: (cursor) => react(false, () => eventsAfter(stripe, cursor)),
    readWebhook: (body, header, secrets, now) => readWebhook(stripe, body, header, secrets, now),
    readEvent,
  }
}

function clientOf({ secretKey, apiBase, timeout, fetch }: StripeOptions): Stripe {
  const calm = {
    maxNetworkRetries: 0,
    telemetry: false,
    timeout: timeout ?? (fetch ? AT_LAST : ANSWER_WITHIN),
    ...(fetch ? { httpClient: Stripe.createFetchHttpClient(fetch) } : {}),
  }
  if (!apiBase) return new Stripe(secretKey, calm)
  const { protocol, hostname, port } = new URL(apiBase)
  const scheme = protocol === 'http:' ? 'http' : 'https'
  return new Stripe(secretKey, {
    ...calm,
    host: hostname,
    protocol: scheme,
    port: port || (scheme === 'http' ? 80 : 443),
  })
}

function refunds(stripe: Stripe): Pick<Payments, 'refund' | 'fetchRefund' | 'findRefund'> {
  return {
    refund: ({ paymentIntentId, amount, metadata, idempotencyKey }) =>
      react(true, async () => {
        const params = { payment_intent: paymentIntentId, amount: sent(amount).amount, metadata }
        return refundOf(await stripe.refunds.create(params, { idempotencyKey }))
      }),
    fetchRefund: (id) => react(false, async () => refundOf(await stripe.refunds.retrieve(id))),
    findRefund: (paymentIntentId, refundId) =>
      react<Refund | null>(false, async () => {
        for await (const refund of stripe.refunds.list({ payment_intent: paymentIntentId, limit: PAGE }))
          if (refund.metadata?.refundId === refundId) return refundOf(refund)
        return null
      }),
  }
}

function accounts(
  stripe: Stripe,
): Pick<Payments, 'createAccount' | 'fetchAccount' | 'findAccount' | 'onboardingLink' | 'dashboardLink'> {
  return {
    createAccount: ({ mentorId, email, country, idempotencyKey }) =>
      react(true, async () => {
        const params: Stripe.AccountCreateParams = {
          controller: {
            fees: { payer: 'application' },
            losses: { payments: 'application' },
            requirement_collection: 'stripe',
            stripe_dashboard: { type: 'express' },
          },
          capabilities: { transfers: { requested: true } },
          email,
          ...(country ? { country } : {}),
          metadata: { mentorId },
        }
        return accountOf(await stripe.accounts.create(params, { idempotencyKey }))
      }),
    fetchAccount: (id) => react(false, async () => accountOf(await stripe.accounts.retrieve(id))),
    findAccount: (mentorId, since) =>
      react<MentorAccount | null>(false, async () => {
        const created = { gte: Math.floor(since.getTime() / 1000) }
        for await (const account of stripe.accounts.list({ created, limit: PAGE }))
          if (account.metadata?.mentorId === mentorId) return accountOf(account)
        return null
      }),
    onboardingLink: (account, return_url, refresh_url) =>
      react(false, async () => {
        const params = { account, type: 'account_onboarding' as const, return_url, refresh_url }
        const { url } = await stripe.accountLinks.create(params)
        return { url }
      }),
    dashboardLink: (id) =>
      react(false, async () => {
        const { url } = await stripe.accounts.createLoginLink(id)
        return { url }
      }),
  }
}

function transfers(
  stripe: Stripe,
): Pick<Payments, 'transfer' | 'fetchTransfer' | 'findTransfers' | 'reverseTransfer' | 'findReversal'> {
  return {
    transfer: ({ amount, destination, sourceChargeId, transferGroup, metadata, idempotencyKey }) =>
      react(true, async () => {
        const source = sourceChargeId ? { source_transaction: sourceChargeId } : {}
        const params = { ...sent(amount), destination, transfer_group: transferGroup, metadata, ...source }
        return transferOf(await stripe.transfers.create(params, { idempotencyKey }))
      }),
    fetchTransfer: (id) => react(false, async () => transferOf(await stripe.transfers.retrieve(id))),
    findTransfers: (transferGroup) =>
      react(false, async () => {
        const found = []
        for await (const transfer of stripe.transfers.list({ transfer_group: transferGroup, limit: PAGE }))
          found.push(transferOf(transfer))
        return found
      }),
    reverseTransfer: ({ transferId, amount, metadata, idempotencyKey }) =>
      react(true, async () => {
        const params = { amount: sent(amount).amount, metadata }
        return reversalOf(await stripe.transfers.createReversal(transferId, params, { idempotencyKey }))
      }),
    findReversal: (transferId, reversalId) =>
      react<Reversal | null>(false, async () => {
        for await (const reversal of stripe.transfers.listReversals(transferId, { limit: PAGE }))
          if (reversal.metadata?.reversalId === reversalId) return reversalOf(reversal)
        return null
      }),
  }
}
