import type { LockedBooking } from '../booking/lock.ts'
import type { Tx } from '../deps.ts'
import { appendEvent } from '../events.ts'

/** Which payment of which booking, that is locked, something was heard of. */
export type Joined = { booking: LockedBooking; paymentId: string }

type Fact = 'succeeded' | 'authorised' | 'saved' | 'chargeDeclined' | 'processing' | 'failed' | 'voided'

/** Appends what the payment company told of it. */
export const tell = (tx: Tx, fact: Fact, { booking, paymentId }: Joined, reason: string | null = null) =>
  appendEvent(tx, {
    type: `payment.${fact}`,
    bookingId: booking.id,
    subjectId: paymentId,
    version: booking.version,
    actor: 'PROVIDER',
    reason,
  })
