import { type Endpoint, endpoint } from './endpoint.ts'
import { chargeSaved } from './off-session.ts'
import * as take from './parameters.ts'
import { detachMethod } from './payment-method.ts'
import { createSession } from './session.ts'
import { createSetup } from './setup.ts'
import { need, type World } from './world.ts'

/** A Session that takes money, or one that only saves a card. */
export const openSession = (world: World, params: take.SessionParams) =>
  params.mode === 'setup' ? createSetup(world, params) : createSession(world, params)

const intentsElsewhere =
  'allowed_payment_method_types amount_details application_fee_amount automatic_payment_methods capture_method confirmation_method confirmation_token customer_account error_on_requires_action excluded_payment_method_types hooks mandate mandate_data on_behalf_of payment_details payment_method_configuration payment_method_data payment_method_options radar_options receipt_email return_url setup_future_usage shipping statement_descriptor statement_descriptor_suffix transfer_data use_stripe_sdk'

/** The doors to what can be done with a saved card. */
export const cardEndpoints: readonly Endpoint[] = [
  endpoint('POST', '/v1/payment_intents', take.intent, (w, _, p) => chargeSaved(w, p), intentsElsewhere),
  endpoint('POST', '/v1/payment_methods/{payment_method}/detach', take.onlyExpand, async (w, [id = '']) =>
    detachMethod(w, await need(w, 'payment_method', id, 'payment_method')),
  ),
]
