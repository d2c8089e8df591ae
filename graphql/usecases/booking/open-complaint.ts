import { ComplaintRefused, contestByOf, nextComplaintState } from '#graphql/domain/booking/complaint.ts'
import { BookingNotFound } from '#graphql/domain/booking/errors.ts'
import { InputInvalid } from '#graphql/domain/errors.ts'
import type { Deps } from '../deps.ts'
import { appendEvent } from '../events.ts'
import { blockPayout } from '../payout/block.ts'
import { inTransaction } from '../transaction.ts'
import type { Viewer } from '../viewer.ts'
import { actorIdOf, mayAct, partyOf, visibleTo } from './access.ts'
import { complaintFacts } from './complaint.ts'
import { attachEvidence } from './evidence.ts'
import { lockBooking } from './lock.ts'
import { checkStatement, type Statement } from './statement.ts'

export const openComplaintErrors = [BookingNotFound, ComplaintRefused, InputInvalid] as const

type Request = Statement & { bookingId: string }

/**
 * The mentee says that the session did not take place. It stops the payout, whose release time stays; the mentor has 48
 * hours to contest it. Answers the complaint's id.
 */
export async function openComplaint(
  deps: Deps,
  viewer: Viewer,
  { bookingId, ...said }: Request,
): Promise<string> {
  const { words, fileIds } = await checkStatement(deps.db, viewer, said)
  return inTransaction(deps, async (tx) => {
    const booking = await lockBooking(tx, bookingId, visibleTo(viewer))
    const party = booking && partyOf(viewer, booking)
    if (!booking || !mayAct(viewer, party)) throw new BookingNotFound()
    const now = deps.now()
    const from = booking.complaint?.state ?? null
    const to = nextComplaintState(from, 'opened', complaintFacts(booking, party, now))
    const { id } = await tx.complaint.create({
      data: { bookingId, state: to, text: words, openedAt: now, contestBy: contestByOf(now) },
    })
    await attachEvidence(tx, viewer, booking, { complaintId: id, attachedBy: 'MENTEE' }, fileIds)
    await blockPayout(tx, deps, booking, 'COMPLAINT', id)
    await appendEvent(tx, {
      type: 'complaint.opened',
      bookingId,
      subjectId: id,
      version: booking.version,
      to,
      actor: party,
      actorId: actorIdOf(viewer),
      reason: words,
    })
    return id
  })
}
