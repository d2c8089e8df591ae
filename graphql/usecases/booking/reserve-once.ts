import { randomUUID } from 'node:crypto'
import type { Wisher } from '../availability/wanted.ts'
import type { Deps } from '../deps.ts'
import { feesNow } from '../fee/applied.ts'
import { claimKey, type KeyedCall } from '../idempotency.ts'
import { takeCode } from '../promotion/apply.ts'
import { type Kept, letGoThere, noteKept } from '../scheduling/hold-there.ts'
import type { BookableType } from '../session-type/bookable.ts'
import { inTransaction } from '../transaction.ts'
import type { CheckedInput } from './checkout-input.ts'
import { refuseUnpaidHold } from './hold-limits.ts'
import { quote } from './quote.ts'
import { reserve } from './reserve.ts'

type WantedType = BookableType & { mentee: Wisher; bookerZone: string }

type Reserving = { input: CheckedInput; call: KeyedCall; kept: Kept | null }

/** Key, booking, slot and attempt, or none of them; a twin that was faster is the answer, and what was kept is let go. */
export async function reserveOnce(
  deps: Deps,
  wanted: WantedType,
  { input, call, kept }: Reserving,
): Promise<string> {
  const { bookingId, twin } = await inTransaction(deps, async (tx) => {
    const bookingId = randomUUID()
    const twin = await claimKey(tx, call, bookingId)
    if (twin) return { bookingId: twin, twin }
    const { promotionCode: code, purchaseId, answers, programId } = input
    const { mentorId } = wanted
    const applied = code
      ? await takeCode(tx, deps, { code, type: wanted, answers, mentee: wanted.mentee })
      : null
    const fees = await feesNow(tx, deps.settings, { mentorId, programId })
    const terms = { applied, ...fees }
    const { total } = quote(wanted, answers, terms)
    if (!purchaseId && (total > 0n || wanted.noShowFeeMinor !== null))
      await refuseUnpaidHold(tx, deps, wanted, input)
    await reserve(tx, deps, { bookingId, wanted, input, terms })
    if (kept) await noteKept(tx, bookingId, kept)
    return { bookingId, twin }
  })
  if (twin && kept) await letGoThere(deps, kept)
  return bookingId
}
