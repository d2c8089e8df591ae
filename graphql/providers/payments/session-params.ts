import type Stripe from 'stripe'
import { isPriced, lineItems } from './lines.ts'
import { delayedMethods } from './methods.ts'
import type { CheckoutParameters } from './port.ts'

type Params = Stripe.Checkout.SessionCreateParams

/** A Checkout Session as Stripe is asked for it. */
export function sessionParams(parameters: CheckoutParameters): Params {
  return {
    client_reference_id: parameters.bookingId,
    customer_email: parameters.email,
    expires_at: Math.floor(Date.parse(parameters.expiresAt) / 1000),
    metadata: parameters.metadata,
    ...surface(parameters),
    ...(parameters.save ? toSave(parameters) : toPay(parameters)),
  }
}

/** An embedded Checkout stands on a page that has a way back of its own. */
function surface({ embedded, successUrl, cancelUrl }: CheckoutParameters): Params {
  if (embedded) return { ui_mode: 'embedded_page', return_url: successUrl }
  return { success_url: successUrl, cancel_url: cancelUrl }
}

/** A card belongs to a customer, or it could be charged by nobody later. */
function toSave({ title, metadata }: CheckoutParameters): Params {
  return {
    mode: 'setup',
    customer_creation: 'always',
    allowed_payment_method_types: ['card'],
    setup_intent_data: { description: title, metadata },
  }
}

function toPay(parameters: CheckoutParameters): Params {
  const { metadata, transferGroup: transfer_group, capture, title, description } = parameters
  // A price shows the name of its session type alone: with whom and when is said beside the button.
  const said = [title, description].filter(Boolean).join(', ')
  return {
    mode: 'payment',
    submit_type: 'book',
    line_items: lineItems(parameters),
    ...(isPriced(parameters) ? { custom_text: { submit: { message: said } } } : {}),
    ...(parameters.immediate ? { excluded_payment_method_types: delayedMethods } : {}),
    payment_intent_data: {
      metadata,
      transfer_group,
      ...(capture ? { capture_method: capture } : {}),
    },
  }
}
