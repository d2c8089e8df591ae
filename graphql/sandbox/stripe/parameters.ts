import { z } from 'zod'
import { amount, boolean, email, expand, integer, metadata, paging, text, url } from './form.ts'
import { methods } from './methods.ts'
import { inlinePrice } from './price-parameters.ts'

const requested = z.strictObject({ requested: boolean.optional() }).optional()
const currency = z.string().regex(/^[A-Za-z]{3}$/)
export const onlyExpand = z.strictObject({ expand })

export const session = z.strictObject({
  mode: z.enum(['payment', 'setup', 'subscription']),
  ui_mode: z.enum(['elements', 'embedded_page', 'form', 'hosted_page']).optional(),
  line_items: z
    .array(
      z.strictObject({
        price: text.optional(),
        price_data: inlinePrice.optional(),
        quantity: amount.optional(),
        metadata: metadata.optional(),
      }),
    )
    .min(1)
    .max(100)
    .optional(),
  success_url: url.optional(),
  cancel_url: url.optional(),
  return_url: url.optional(),
  client_reference_id: text.max(200).optional(),
  customer_email: email.optional(),
  customer_creation: z.enum(['always', 'if_required']).optional(),
  billing_address_collection: z.enum(['auto', 'required']).optional(),
  submit_type: z.enum(['auto', 'book', 'donate', 'pay', 'subscribe']).optional(),
  custom_text: z.strictObject({ submit: z.strictObject({ message: text.max(1000) }).optional() }).optional(),
  allowed_payment_method_types: z.array(z.enum([...methods, 'link'])).optional(),
  excluded_payment_method_types: z.array(z.enum(methods)).optional(),
  expires_at: integer.optional(),
  metadata: metadata.optional(),
  payment_intent_data: z
    .strictObject({
      capture_method: z.enum(['automatic', 'automatic_async', 'manual']).optional(),
      description: text.max(1000).optional(),
      metadata: metadata.optional(),
      receipt_email: email.optional(),
      statement_descriptor: text.max(22).optional(),
      statement_descriptor_suffix: text.max(22).optional(),
      transfer_group: text.optional(),
    })
    .optional(),
  setup_intent_data: z
    .strictObject({ description: text.max(1000).optional(), metadata: metadata.optional() })
    .optional(),
  expand,
})
export type SessionParams = z.output<typeof session>

export const sessionList = z.strictObject({
  ...paging,
  payment_intent: text.optional(),
  status: z.enum(['complete', 'expired', 'open']).optional(),
})

/** Of all that a payment can be made of, what charges a saved card while its holder is away. */
export const intent = z.strictObject({
  amount: amount,
  currency,
  confirm: boolean.optional(),
  customer: text.optional(),
  description: text.max(1000).optional(),
  metadata: metadata.optional(),
  off_session: boolean.optional(),
  payment_method: text.optional(),
  transfer_group: text.optional(),
  expand,
})
export type IntentParams = z.output<typeof intent>
export const intentList = z.strictObject({ ...paging, customer: text.optional() })

export const capture = z.strictObject({
  amount_to_capture: amount.optional(),
  metadata: metadata.optional(),
  expand,
})
export const cancel = z.strictObject({
  cancellation_reason: z.enum(['abandoned', 'duplicate', 'fraudulent', 'requested_by_customer']).optional(),
  expand,
})
export const chargeList = z.strictObject({
  ...paging,
  payment_intent: text.optional(),
  transfer_group: text.optional(),
})

export const refund = z.strictObject({
  amount: amount.optional(),
  charge: text.optional(),
  payment_intent: text.optional(),
  reason: z.enum(['duplicate', 'fraudulent', 'requested_by_customer']).optional(),
  metadata: metadata.optional(),
  refund_application_fee: boolean.optional(),
  reverse_transfer: boolean.optional(),
  expand,
})
export type RefundParams = z.output<typeof refund>
export const refundList = z.strictObject({
  ...paging,
  charge: text.optional(),
  payment_intent: text.optional(),
})

const payer = z.strictObject({ payer: z.enum(['account', 'application']).optional() })
const losses = z.strictObject({ payments: z.enum(['application', 'stripe']).optional() })
const dashboard = z.strictObject({ type: z.enum(['express', 'full', 'none']).optional() })
export const account = z.strictObject({
  type: z.enum(['custom', 'express', 'standard']).optional(),
  controller: z
    .strictObject({
      fees: payer.optional(),
      losses: losses.optional(),
      requirement_collection: z.enum(['application', 'stripe']).optional(),
      stripe_dashboard: dashboard.optional(),
    })
    .optional(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  email: email.optional(),
  default_currency: currency.optional(),
  business_type: z.enum(['company', 'government_entity', 'individual', 'non_profit']).optional(),
  business_profile: z
    .strictObject({
      mcc: text.optional(),
      name: text.optional(),
      product_description: text.optional(),
      url: url.optional(),
    })
    .optional(),
  capabilities: z.strictObject({ card_payments: requested, transfers: requested }).optional(),
  metadata: metadata.optional(),
  expand,
})
export type AccountParams = z.output<typeof account>

export const accountLink = z.strictObject({
  account: text,
  type: z.enum(['account_onboarding', 'account_update']),
  refresh_url: url.optional(),
  return_url: url.optional(),
  collection_options: z
    .strictObject({
      fields: z.enum(['currently_due', 'eventually_due']).optional(),
      future_requirements: z.enum(['include', 'omit']).optional(),
    })
    .optional(),
  expand,
})

export const transfer = z.strictObject({
  amount: amount,
  currency,
  destination: text,
  description: text.optional(),
  metadata: metadata.optional(),
  source_transaction: text.optional(),
  source_type: z.enum(['bank_account', 'card', 'fpx']).optional(),
  transfer_group: text.optional(),
  expand,
})
export type TransferParams = z.output<typeof transfer>
export const transferUpdate = z.strictObject({
  description: text.optional(),
  metadata: metadata.optional(),
  expand,
})
export const transferList = z.strictObject({
  ...paging,
  destination: text.optional(),
  transfer_group: text.optional(),
})
export const reversal = z.strictObject({
  amount: amount.optional(),
  description: text.optional(),
  metadata: metadata.optional(),
  refund_application_fee: boolean.optional(),
  expand,
})

const long = z.string().max(20_000, 'parameter_invalid_string_too_long').optional()
export const dispute = z.strictObject({
  evidence: z
    .strictObject({
      access_activity_log: long,
      cancellation_policy_disclosure: long,
      cancellation_rebuttal: long,
      customer_email_address: email.optional(),
      customer_name: text.optional(),
      product_description: long,
      refund_policy_disclosure: long,
      refund_refusal_explanation: long,
      service_date: text.optional(),
      uncategorized_text: long,
    })
    .optional(),
  submit: boolean.optional(),
  metadata: metadata.optional(),
  expand,
})
export type DisputeParams = z.output<typeof dispute>
export const disputeList = z.strictObject({
  ...paging,
  charge: text.optional(),
  payment_intent: text.optional(),
})

const { created: _created, ...cursors } = paging
export const reversalList = z.strictObject(cursors)
export const bankPayout = z.strictObject({
  amount,
  currency,
  description: text.optional(),
  metadata: metadata.optional(),
  method: z.enum(['instant', 'standard']).optional(),
  source_type: z.enum(['bank_account', 'card', 'fpx']).optional(),
  statement_descriptor: text.max(22).optional(),
  expand,
})
export type BankPayoutParams = z.output<typeof bankPayout>
export const accountList = z.strictObject(paging)
export const bankPayoutList = z.strictObject({ ...paging, status: text.optional() })
export const transactionList = z.strictObject({
  ...paging,
  currency: currency.optional(),
  payout: text.optional(),
  source: text.optional(),
  type: text.optional(),
})
export const eventList = z.strictObject({
  ...paging,
  type: text.optional(),
  types: z.array(text).max(20).optional(),
})
