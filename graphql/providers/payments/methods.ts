import type Stripe from 'stripe'

type Method = NonNullable<Stripe.Checkout.SessionCreateParams['excluded_payment_method_types']>[number]

/** What a customer may pay with at Stripe and the bank answers days later (docs.stripe.com/payments/payment-methods). */
export const delayedMethods: Method[] = [
  'acss_debit',
  'au_becs_debit',
  'bacs_debit',
  'boleto',
  'customer_balance',
  'konbini',
  'multibanco',
  'nz_bank_account',
  'oxxo',
  'sepa_debit',
  'us_bank_account',
]
