import type Stripe from 'stripe'

type ErrorType = 'api_error' | 'card_error' | 'idempotency_error' | 'invalid_request_error'

/** The inside of Stripe's error envelope. Absent means that Stripe leaves the key out. */
export type ErrorBody = {
  type: ErrorType
  message: string
  code?: string
  param?: string
  decline_code?: string
  doc_url?: string
  charge?: string
  payment_intent?: Stripe.PaymentIntent
}

/** A refusal in Stripe's words: thrown anywhere below the server, it rolls the request back and becomes the answer. */
export class Refusal extends Error {
  readonly status: number
  readonly body: ErrorBody
  constructor(status: number, body: ErrorBody) {
    super(body.message)
    this.status = status
    this.body = body
  }
}

/** A bank's no: unlike other refusals it is an outcome, and what it left behind stays. */
export class Declined extends Refusal {}

const undocumented = ['insufficient_capabilities_for_transfer']

/** The error object with the link to its code's page, as Stripe sends it. */
export function errorBody(type: ErrorType, message: string, rest: Partial<ErrorBody> = {}): ErrorBody {
  const link =
    rest.code && !undocumented.includes(rest.code)
      ? { doc_url: `https://stripe.com/docs/error-codes/${rest.code.replaceAll('_', '-')}` }
      : {}
  return { ...rest, ...link, message, type }
}

/** 400 with a message, and a code and a parameter where Stripe names them. */
export function invalid(message: string, rest: { code?: string; param?: string } = {}): Refusal {
  return new Refusal(400, errorBody('invalid_request_error', message, rest))
}

/** 400 for a parameter that was left out. */
export function needed(param: string): Refusal {
  return invalid(`Missing required param: ${param}.`, { code: 'parameter_missing', param })
}

/** 404 for an id that does not exist; `param` is the parameter that carried it. */
export function missing(kind: string, id: string, param: string): Refusal {
  const message = `No such ${kind}: '${id}'`
  return new Refusal(404, errorBody('invalid_request_error', message, { code: 'resource_missing', param }))
}

export function unknownUrl(method: string, path: string): Refusal {
  const message = `Unrecognized request URL (${method}: ${path}). Please see https://stripe.com/docs or we can help at https://support.stripe.com/.`
  return new Refusal(404, errorBody('invalid_request_error', message))
}

export function noKey(): Refusal {
  const message =
    "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY'). See https://stripe.com/docs/api#authentication for details, or we can help at https://support.stripe.com/."
  return new Refusal(401, errorBody('invalid_request_error', message))
}

export function wrongKey(key: string): Refusal {
  const shown = `${/^[a-z]+_[a-z]+_/.exec(key)?.[0] ?? ''}*****${key.slice(-3)}`
  return new Refusal(401, errorBody('invalid_request_error', `Invalid API Key provided: ${shown}`))
}

/** 403 for an account that is not there, or whose holder took our access away: Stripe does not say which. */
export function noAccess(account: string): Refusal {
  const message = `The provided key 'sk_test_*****' does not have access to account '${account}' (or that account does not exist). Application access may have been revoked.`
  return new Refusal(403, errorBody('invalid_request_error', message, { code: 'account_invalid' }))
}

export function keyInUse(key: string): Refusal {
  const message = `There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through): ${key}. Please try again later.`
  return new Refusal(409, errorBody('idempotency_error', message, { code: 'idempotency_key_in_use' }))
}

export function keyReused(key: string): Refusal {
  const message = `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`
  return new Refusal(400, errorBody('idempotency_error', message))
}

export function rateLimited(): Refusal {
  const message =
    'Request rate limit exceeded. Learn more about rate limits here https://stripe.com/docs/rate-limits.'
  return new Refusal(429, errorBody('invalid_request_error', message, { code: 'rate_limit' }))
}
