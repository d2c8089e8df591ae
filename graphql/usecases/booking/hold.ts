import { randomUUID } from 'node:crypto'
import { SlotNotOffered, SlotTaken } from '#graphql/domain/booking/errors.ts'
import { nearestOpenSlots, refuseUnlessOffered } from '../availability/slots.ts'
import { menteeOf } from '../availability/wanted.ts'
import type { Deps } from '../deps.ts'
import { feesNow } from '../fee/applied.ts'
import { claimKey, type KeyedCall } from '../idempotency.ts'
import { takeCode } from '../promotion/apply.ts'
import type { BookableType } from '../session-type/bookable.ts'
import { inTransaction } from '../transaction.ts'
import type { CheckedInput } from './checkout-input.ts'
import { refuseUnpaidHold } from './hold-limits.ts'
import { quote } from './quote.ts'
import { reserve } from './reserve.ts'
import { LimitReached } from './take-time.ts'

/**
 * Writes key, booking, slot and attempt in one transaction; the id of the booking, or of the twin that was faster. Throws
 * SlotTaken or SlotNotOffered with the nearest times that are free, TooManyHolds, and what refuseUnpayable does.
 */
export async function hold(deps: Deps, type: BookableType, input: CheckedInput, call: KeyedCall) {
  const wanted = { ...type, mentee: menteeOf(input), bookerZone: input.menteeTimeZone }
  await refuseUnlessOffered(deps, wanted, input.startsAt)
  try {
    return await inTransaction(deps, async (tx) => {
      const bookingId = randomUUID()
      const twin = await claimKey(tx, call, bookingId)
      if (twin) return twin
      const { promotionCode: code, purchaseId, answers } = input
      const applied = code ? await takeCode(tx, deps, { code, type, answers, mentee: wanted.mentee }) : null
      const { mentorId } = type
      const fees = await feesNow(tx, deps.settings, { mentorId, programId: input.programId })
      const terms = { applied, ...fees }
      const { total } = quote(type, answers, terms)
      if (!purchaseId && (total > 0n || type.noShowFeeMinor !== null))
        await refuseUnpaidHold(tx, deps, type, input)
      await reserve(tx, deps, { bookingId, wanted, input, terms })
      return bookingId
    })
  } catch (error) {
    if (!(error instanceof SlotTaken || error instanceof LimitReached)) throw error
    const nearest = await nearestOpenSlots(deps, wanted, input.startsAt)
    throw error instanceof SlotTaken ? new SlotTaken(nearest) : new SlotNotOffered(nearest)
  }
}
