import { accountEndpoints } from './account-endpoints.ts'
import { listOf } from './answer.ts'
import { cancelBankPayout, createBankPayout } from './bank-payout.ts'
import { cardEndpoints, openSession } from './card-endpoints.ts'
import { closeDispute, updateDispute } from './dispute.ts'
import { type Endpoint, endpoint, list, retrieve, type Serve } from './endpoint.ts'
import { balanceOf } from './ledger.ts'
import * as take from './parameters.ts'
import { cancelIntent, captureIntent } from './payment.ts'
import { priceEndpoints } from './price-endpoints.ts'
import { createRefund } from './refund.ts'
import { invalid } from './refusal.ts'
import { expireSession } from './session.ts'
import { createTransfer, reverseTransfer } from './transfer.ts'
import { need, save } from './world.ts'

const sessionsElsewhere =
  'adaptive_pricing after_expiration allow_promotion_codes automatic_tax branding_settings consent_collection currency custom_fields customer customer_account customer_update discounts integration_identifier invoice_creation locale managed_payments name_collection optional_items origin_context payment_method_collection payment_method_configuration payment_method_data payment_method_options permissions phone_number_collection redirect_on_completion saved_payment_method_options shipping_address_collection shipping_options subscription_data tax_id_collection wallet_options'
const capturesElsewhere =
  'amount_details application_fee_amount final_capture hooks payment_details statement_descriptor statement_descriptor_suffix transfer_data'

const reversals: Serve<typeof take.reversalList._output> = async (world, [id = ''], asked) => {
  await need(world, 'transfer', id, 'id')
  return listOf(world, 'transfer_reversal', `/v1/transfers/${id}/reversals`, asked, { transfer: id })
}

const updateTransfer: Serve<typeof take.transferUpdate._output> = async (world, [id = ''], asked) => {
  const { body } = await need(world, 'transfer', id, 'transfer')
  const metadata = { ...body.metadata, ...asked.metadata }
  return save(world, 'transfer', { ...body, metadata, description: asked.description ?? body.description })
}

const events: Serve<typeof take.eventList._output> = (world, _ids, asked) =>
  listOf(world, 'event', '/v1/events', asked, { type: asked.types ?? asked.type })

/** Stripe knows which transactions went to the bank with a payout only of those that it sent by itself; we of none. */
const transactions: Serve<typeof take.transactionList._output> = async (world, _ids, asked) => {
  if (asked.payout) {
    await need(world, 'payout', asked.payout, 'payout')
    throw invalid('Balance transaction history can only be filtered on automatic transfers, not manual.', {
      param: 'payout',
    })
  }
  const { currency, source, type } = asked
  const where = { currency: currency?.toLowerCase(), source, type }
  return listOf(world, 'balance_transaction', '/v1/balance_transactions', asked, where)
}

/** Every door of the sandbox: what is not here does not exist. */
export const endpoints: readonly Endpoint[] = [
  endpoint('POST', '/v1/checkout/sessions', take.session, (w, _, p) => openSession(w, p), sessionsElsewhere),
  list(
    'checkout.session',
    '/v1/checkout/sessions',
    take.sessionList,
    ['payment_intent', 'status'],
    'customer customer_account customer_details payment_link subscription',
  ),
  retrieve('checkout.session', '/v1/checkout/sessions/{session}', 'session'),
  endpoint('POST', '/v1/checkout/sessions/{session}/expire', take.onlyExpand, (w, [id = '']) =>
    expireSession(w, id),
  ),
  ...priceEndpoints,
  ...cardEndpoints,
  list('payment_intent', '/v1/payment_intents', take.intentList, ['customer'], 'customer_account'),
  endpoint(
    'GET',
    '/v1/payment_intents/{intent}',
    take.onlyExpand,
    async (w, [id = '']) => (await need(w, 'payment_intent', id, 'intent')).body,
    'client_secret',
  ),
  endpoint(
    'POST',
    '/v1/payment_intents/{intent}/capture',
    take.capture,
    async (w, [id = ''], p) =>
      captureIntent(w, await need(w, 'payment_intent', id, 'intent'), {
        amount: p.amount_to_capture,
        metadata: p.metadata,
      }),
    capturesElsewhere,
  ),
  endpoint('POST', '/v1/payment_intents/{intent}/cancel', take.cancel, async (w, [id = ''], p) =>
    cancelIntent(w, await need(w, 'payment_intent', id, 'intent'), p.cancellation_reason ?? null),
  ),
  list('charge', '/v1/charges', take.chargeList, ['payment_intent', 'transfer_group'], 'customer'),
  retrieve('charge', '/v1/charges/{charge}', 'charge'),
  endpoint(
    'POST',
    '/v1/refunds',
    take.refund,
    (w, _, p) => createRefund(w, p),
    'currency customer instructions_email origin',
  ),
  list('refund', '/v1/refunds', take.refundList, ['charge', 'payment_intent']),
  retrieve('refund', '/v1/refunds/{refund}', 'refund'),
  ...accountEndpoints,
  endpoint('POST', '/v1/transfers', take.transfer, (w, _, p) => createTransfer(w, p)),
  list('transfer', '/v1/transfers', take.transferList, ['destination', 'transfer_group']),
  retrieve('transfer', '/v1/transfers/{transfer}', 'transfer'),
  endpoint('POST', '/v1/transfers/{transfer}', take.transferUpdate, updateTransfer),
  endpoint('POST', '/v1/transfers/{id}/reversals', take.reversal, async (w, [id = ''], p) =>
    reverseTransfer(w, await need(w, 'transfer', id, 'id'), p),
  ),
  endpoint('GET', '/v1/transfers/{id}/reversals', take.reversalList, reversals),
  list('dispute', '/v1/disputes', take.disputeList, ['charge', 'payment_intent']),
  retrieve('dispute', '/v1/disputes/{dispute}', 'dispute'),
  endpoint(
    'POST',
    '/v1/disputes/{dispute}',
    take.dispute,
    async (w, [id = ''], p) => updateDispute(w, await need(w, 'dispute', id, 'dispute'), p),
    'intended_submission_method',
  ),
  endpoint('POST', '/v1/disputes/{dispute}/close', take.onlyExpand, async (w, [id = '']) =>
    closeDispute(w, await need(w, 'dispute', id, 'dispute')),
  ),
  endpoint('GET', '/v1/balance', take.onlyExpand, (w) => balanceOf(w, w.account)),
  endpoint('GET', '/v1/balance_transactions', take.transactionList, transactions),
  retrieve('balance_transaction', '/v1/balance_transactions/{id}', 'id'),
  endpoint(
    'POST',
    '/v1/payouts',
    take.bankPayout,
    (w, _, p) => createBankPayout(w, p),
    'destination payout_method',
  ),
  list('payout', '/v1/payouts', take.bankPayoutList, ['status'], 'arrival_date destination'),
  retrieve('payout', '/v1/payouts/{payout}', 'payout'),
  endpoint('POST', '/v1/payouts/{payout}/cancel', take.onlyExpand, async (w, [id = '']) =>
    cancelBankPayout(w, await need(w, 'payout', id, 'payout')),
  ),
  endpoint('GET', '/v1/events', take.eventList, events, 'delivery_success'),
  retrieve('event', '/v1/events/{id}', 'id'),
]
