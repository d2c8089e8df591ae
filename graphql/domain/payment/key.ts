const hour = 3_600_000

/**
 * Whether a call that was made at `sentAt` may no longer be repeated under its idempotency key: Stripe forgets keys after 24
 * hours (docs.stripe.com/api/idempotent_requests), so what the call made is looked up an hour before that. False of a call
 * that was never made.
 */
export const isKeyOld = (sentAt: Date | null, at: Date): boolean =>
  sentAt !== null && at.getTime() - sentAt.getTime() > 23 * hour
