import { type ComplaintEvent, complaintMay } from '#graphql/domain/booking/complaint.ts'
import type { Deps, Tx } from '../deps.ts'
import { inTransaction } from '../transaction.ts'
import { complaintFacts, moveComplaint } from './complaint.ts'
import { type LockedBooking, lockBooking } from './lock.ts'
import { recordNoShow } from './no-show.ts'
import type { By } from './transition.ts'

type Upheld = Extract<ComplaintEvent, 'conceded' | 'unanswered' | 'upheld'>

/** The mentee is right: the mentor did not come, and all that is left of the payment goes back. */
export async function uphold(
  tx: Tx,
  deps: Deps,
  booking: LockedBooking,
  event: Upheld,
  by: By,
): Promise<void> {
  const closed = await moveComplaint(tx, deps, booking, event, by)
  await recordNoShow(tx, deps, closed, 'MENTOR', by)
}

/** The mentor's time to contest has passed and nobody did. */
export async function upholdUnanswered(deps: Deps, bookingId: string): Promise<void> {
  await inTransaction(deps, async (tx) => {
    const booking = await lockBooking(tx, bookingId)
    if (!booking?.complaint) return
    const facts = complaintFacts(booking, 'SYSTEM', deps.now())
    if (!complaintMay(booking.complaint.state, 'unanswered', facts)) return
    await uphold(tx, deps, booking, 'unanswered', { actor: 'SYSTEM' })
  })
}
