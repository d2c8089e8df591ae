import { limitReached } from '../availability/slots.ts'
import { countsBookings, type Wanted } from '../availability/wanted.ts'
import type { Deps, Tx } from '../deps.ts'
import { lockHosts } from './slot-hold.ts'

/** Somebody was faster, and the mentor takes no more in that time. Told to people as SlotNotOffered. */
export class LimitReached extends Error {}

/**
 * Limits are exact because whoever adds a booking counts under the host's lock, in the transaction that writes it.
 * Throws LimitReached.
 */
export async function refuseBeyondLimits(
  tx: Tx,
  deps: Pick<Deps, 'now' | 'holidays'>,
  wanted: Wanted,
  startsAt: Date,
) {
  if (!countsBookings(wanted)) return
  await lockHosts(tx, [wanted.mentorId])
  if (await limitReached({ ...deps, db: tx }, wanted, startsAt)) throw new LimitReached()
}
