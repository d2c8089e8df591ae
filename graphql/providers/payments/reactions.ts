import Stripe from 'stripe'
import type { Reaction } from '#graphql/domain/reaction.ts'

/** Codes of a connection that was never made: the request did not leave us. */
const unconnected = 'ECONNREFUSED ENOTFOUND EAI_AGAIN EHOSTUNREACH ENETUNREACH UND_ERR_CONNECT_TIMEOUT'.split(
  ' ',
)
/** Codes of whoever lets calls leave, and did not let this one. */
const heldBack = ['PROVIDER_RESTING', 'PROVIDER_BUSY']

/** Ours, for a no to a currency. */
const currencyRefused = 'currency_refused'

/** A mentor's account that lets us in no more: every other one still does. */
const revoked = 'account_invalid'

/**
 * Runs one call and says how to react to what came of it. `writes` is false for calls that change nothing: silence and
 * failures are then no more than a reason to ask again. What is not Stripe's error is a bug and is thrown.
 */
export async function react<Facts>(writes: boolean, call: () => Promise<Facts>): Promise<Reaction<Facts>> {
  try {
    return { status: 'done', facts: await call() }
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError)) throw error
    const reaction = reactionTo(error)
    const harmless = !writes && (reaction.status === 'unknown' || reaction.status === 'storedFailure')
    return harmless ? { status: 'retryLater', reason: reaction.reason } : reaction
  }
}

function reactionTo(error: Stripe.errors.StripeError): Exclude<Reaction<never>, { status: 'done' }> {
  const { statusCode: http, message } = error
  const reason = `${error.code ?? error.type}: ${message}`
  if (error instanceof Stripe.errors.StripeConnectionError) {
    const code = networkCode(error)
    if (heldBack.includes(code)) return { status: 'retryLater', reason: code, heldBack: true }
    return { status: unconnected.includes(code) ? 'retryLater' : 'unknown', reason }
  }
  if (error.headers?.['idempotent-replayed'] === 'true') return { status: 'storedFailure', reason }
  // The key was used with other parameters: something of ours may exist under it.
  if (error.rawType === 'idempotency_error' && http === 400) return { status: 'storedFailure', reason }
  if (http === 401 || (http === 403 && error.code !== revoked)) return { status: 'misconfigured', reason }
  if (http === 409 || http === 429 || http === 424) return { status: 'retryLater', reason }
  if (http === undefined) return { status: 'unknown', reason }
  if (http >= 500) return { status: 'storedFailure', reason }
  return { status: 'refused', code: refusalOf(error), message }
}

/** A currency that is not taken has no code of its own: Stripe names the parameter. */
function refusalOf({ code, param, rawType }: Stripe.errors.StripeError): string {
  if (code) return code
  return param === 'currency' ? currencyRefused : (rawType ?? 'refused')
}

type Below = { code?: unknown; cause?: Below; errors?: Below[] }

/** The error of the network below, as far as the SDK names it; several addresses may have been tried. */
function networkCode({ detail }: Stripe.errors.StripeConnectionError): string {
  const codeOf = (below: Below | undefined): string => {
    if (typeof below !== 'object') return ''
    return typeof below.code === 'string' ? below.code : codeOf(below.cause ?? below.errors?.[0])
  }
  return codeOf(detail as Below | undefined)
}
