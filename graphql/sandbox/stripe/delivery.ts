import { createHmac } from 'node:crypto'
import type { Post, Target } from '../frame/delivery.ts'

/** After a failed delivery, on the business clock: three more tries over a few hours, as in Stripe's sandboxes. */
const backoff = [5 * 60_000, 3_600_000, 3 * 3_600_000]

/** `t=…,v1=…`: HMAC-SHA256 over "t.body" with the secret as it stands. `t` in seconds of the machine's clock. */
export function signature(body: string, secret: string, t: number): string {
  return `t=${t},v1=${createHmac('sha256', secret).update(`${t}.${body}`).digest('hex')}`
}

/** Stripe's webhooks to the one who listens. */
export function stripePost(target: Target): Post {
  return {
    targetOf: async () => target,
    write: (body) => JSON.stringify(body, null, 2),
    headers: (text, secret, t) => ({
      'content-type': 'application/json; charset=utf-8',
      'stripe-signature': signature(text, secret ?? '', t),
      'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
    }),
    backoff,
  }
}
