import type Stripe from 'stripe'
import { eventOf } from './facts.ts'
import type { WebhookReading } from './port.ts'

/** Stripe's tolerance; both ways, for the SDK alone would take a time-stamp from the future. */
const TOLERANCE_SECONDS = 300

/** Verifies (in constant time, by the SDK) and reads one delivery. `now` is the machine's clock, never the business clock. */
export function readWebhook(
  stripe: Stripe,
  body: Buffer,
  header: string | null,
  secrets: readonly string[],
  now: Date,
): WebhookReading {
  const at = Number(/(?:^|,)t=(\d{1,12})(?:,|$)/.exec(header ?? '')?.[1])
  const genuine = secrets.some((secret) => verified(stripe, body, header ?? '', secret))
  if (!genuine) return refused('SIGNATURE_INVALID', 'No secret of ours made this signature.')
  if (!(Math.abs(Math.floor(now.getTime() / 1000) - at) <= TOLERANCE_SECONDS))
    return refused('TIMESTAMP_OUT_OF_RANGE', 'The time-stamp is more than five minutes away.')
  const event = parsed(body)
  return event ? { status: 'done', event: eventOf(event) } : refused('BODY_INVALID', 'This is not an event.')
}

function verified(stripe: Stripe, body: Buffer, header: string, secret: string): boolean {
  try {
    // Tolerance 0: the age is checked here, in both directions.
    return stripe.webhooks.signature?.verifyHeader(body, header, secret, 0) ?? false
  } catch {
    return false
  }
}

function parsed(body: Buffer): Stripe.Event | null {
  try {
    const value = JSON.parse(body.toString('utf8'))
    const whole = value?.object === 'event' && typeof value.id === 'string' && typeof value.type === 'string'
    return whole && typeof value.created === 'number' && value.data?.object ? value : null
  } catch {
    return null
  }
}

function refused(
  code: Extract<WebhookReading, { status: 'refused' }>['code'],
  message: string,
): WebhookReading {
  return { status: 'refused', code, message }
}
