import { SlotNotOffered, SlotTaken } from '#graphql/domain/booking/errors.ts'
import { nearestOpenSlots } from '../availability/slots.ts'
import { menteeOf } from '../availability/wanted.ts'
import type { Deps } from '../deps.ts'
import type { KeyedCall } from '../idempotency.ts'
import { type Kept, keepTimeThere, letGoThere } from '../scheduling/hold-there.ts'
import { offeredNow } from '../scheduling/offered-now.ts'
import type { BookableType } from '../session-type/bookable.ts'
import type { CheckedInput } from './checkout-input.ts'
import { reserveOnce } from './reserve-once.ts'
import { LimitReached } from './take-time.ts'

/**
 * Writes key, booking, slot and attempt in one transaction; the id of the booking, or of the twin that was faster. Throws
 * SlotTaken or SlotNotOffered with the nearest times that are free, TooManyHolds, what refuseUnpayable does, and
 * CalendarUnavailable where another company keeps the calendar and cannot be asked.
 */
export async function hold(deps: Deps, type: BookableType, input: CheckedInput, call: KeyedCall) {
  const asked = { ...type, mentee: menteeOf(input), bookerZone: input.menteeTimeZone }
  const wanted = await offeredNow(deps, asked, input.startsAt)
  let kept: Kept | null = null
  try {
    kept = await keepTimeThere(deps, wanted, input.startsAt)
    return await reserveOnce(deps, wanted, { input, call, kept })
  } catch (error) {
    if (kept) await letGoThere(deps, kept)
    if (!(error instanceof SlotTaken || error instanceof LimitReached)) throw error
    const nearest = await nearestOpenSlots(deps, wanted, input.startsAt)
    throw error instanceof SlotTaken ? new SlotTaken(nearest) : new SlotNotOffered(nearest)
  }
}
