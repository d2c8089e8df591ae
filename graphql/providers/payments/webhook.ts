import type Stripe from 'stripe'
import { z } from 'zod'
import type { WebhookReading } from '#graphql/domain/reaction.ts'
import { eventOf } from './facts.ts'
import type { ProviderEvent } from './port.ts'

const PAGE = 100

/** Stripe's tolerance; both ways, for the SDK alone would take a time-stamp from the future. */
const TOLERANCE_SECONDS = 300

/** Verifies (in constant time, by the SDK) and reads one delivery. `now` is the machine's clock, never the business clock. */
export function readWebhook(
  stripe: Stripe,
  body: Buffer,
  header: string | null,
  secrets: readonly string[],
  now: Date,
): WebhookReading<ProviderEvent> {
  const at = Number(/(?:^|,)t=(\d{1,12})(?:,|$)/.exec(header ?? '')?.[1])
  const genuine = secrets.some((secret) => verified(stripe, body, header ?? '', secret))
  if (!genuine) return refused('SIGNATURE_INVALID', 'No secret of ours made this signature.')
  if (!(Math.abs(Math.floor(now.getTime() / 1000) - at) <= TOLERANCE_SECONDS))
    return refused('TIMESTAMP_OUT_OF_RANGE', 'The time-stamp is more than five minutes away.')
  return readEvent(body)
}

/** Only what we go by, so that a new field of Stripe's is no fault. */
const delivered = z.looseObject({
  id: z.string().min(1),
  object: z.literal('event'),
  type: z.string().min(1),
  created: z.int().nonnegative(),
  account: z.string().nullish(),
  data: z.looseObject({
    object: z.looseObject({ id: z.string().min(1).optional(), object: z.string().min(1) }),
  }),
})

/** Reads what was verified; the refusal names the path of everything that is wrong. */
export function readEvent(body: Buffer): WebhookReading<ProviderEvent> {
  const { data, error } = delivered.safeParse(json(body))
  if (data) return { status: 'done', event: eventOf(data as unknown as Stripe.Event) }
  const wrong = error.issues.map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`)
  return refused('BODY_INVALID', `This is not an event. ${wrong.join('; ')}`)
}

function json(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return undefined
  }
}

function verified(stripe: Stripe, body: Buffer, header: string, secret: string): boolean {
  try {
    // Tolerance 0: the age is checked here, in both directions.
    return stripe.webhooks.signature?.verifyHeader(body, header, secret, 0) ?? false
  } catch {
    return false
  }
}

function refused(
  code: Extract<WebhookReading<ProviderEvent>, { status: 'refused' }>['code'],
  message: string,
): WebhookReading<ProviderEvent> {
  return { status: 'refused', code, message }
}

/**
 * What was told since, for whoever missed a delivery. Stripe lists newest first; `ending_before` gives the page right after
 * the cursor, which here is turned round.
 */
export async function eventsAfter(
  stripe: Stripe,
  cursor: string | null,
): Promise<{ events: ProviderEvent[]; more: boolean }> {
  if (cursor) {
    const page = await stripe.events.list({ ending_before: cursor, limit: PAGE })
    return { events: page.data.map(eventOf).reverse(), more: page.has_more }
  }
  const all: ProviderEvent[] = []
  for await (const event of stripe.events.list({ limit: PAGE })) all.push(eventOf(event))
  return { events: all.reverse().slice(0, PAGE), more: all.length > PAGE }
}
