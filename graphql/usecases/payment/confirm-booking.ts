import type { LockedBooking } from '../booking/lock.ts'
import { moveBooking } from '../booking/transition.ts'
import { turnAway } from '../booking/turn-away.ts'
import type { Deps, Tx } from '../deps.ts'
import { openPayout } from '../payout/open-payout.ts'
import { splitOfBooking } from '../payout/shares.ts'
import { askForBooking, isThere } from '../scheduling/ask.ts'

/**
 * Written at the provider: our own calendar needs nobody's answer, so it happens at once; one that is kept elsewhere is
 * asked first, and answers by a job. What a code of the platform's
 * took off is the mentor's all the same, also where nothing was to be paid: the platform pays it.
 */
export async function confirmBooking(
  tx: Tx,
  deps: Deps,
  booking: LockedBooking,
  capturedAt: Date | null,
): Promise<void> {
  const now = deps.now()
  if (booking.scheduling !== 'NATIVE' && !isThere(booking)) return writeElsewhere(tx, deps, booking)
  const by = { actor: 'SYSTEM', now, slotTaken: true } as const
  const confirmed = await moveBooking(tx, booking, 'confirmed', by, { confirmBy: null })
  if (!capturedAt && splitOfBooking(booking).subsidy === 0n) return
  await openPayout(tx, deps, { booking: confirmed, capturedAt: capturedAt ?? now })
}

/** By the job; what cannot be written anywhere any more ends now, and everything goes back. */
async function writeElsewhere(tx: Tx, deps: Deps, booking: LockedBooking): Promise<void> {
  if (await askForBooking(tx, deps, booking)) return
  await turnAway(tx, deps, booking, 'refused', { actor: 'SYSTEM' })
}
