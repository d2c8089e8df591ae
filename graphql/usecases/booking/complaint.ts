import {
  type ComplaintEvent,
  type ComplaintFacts,
  ComplaintNotFound,
  type ComplaintParty,
  ComplaintRefused,
  nextComplaintState,
} from '#graphql/domain/booking/complaint.ts'
import type { Actor, Booking, Complaint, Payout } from '#prisma/generated/client/client.ts'
import type { Deps, Tx } from '../deps.ts'
import { appendEvent } from '../events.ts'
import { endBlock } from '../payout/block.ts'
import { inTransaction } from '../transaction.ts'
import type { Viewer } from '../viewer.ts'
import { mayAct, partyOf, visibleTo } from './access.ts'
import { type LockedBooking, lockBooking } from './lock.ts'
import type { By } from './transition.ts'

const parties: Record<Actor, ComplaintParty> = {
  MENTEE: 'MENTEE',
  PARTNER: 'MENTEE',
  MENTOR: 'MENTOR',
  ADMIN: 'ADMIN',
  SYSTEM: 'SYSTEM',
  PROVIDER: 'SYSTEM',
}

type Complained = Pick<Booking, 'startsAt' | 'state' | 'noShowOf' | 'noShowFeeAt' | 'noShowFeeDecidedAt'> & {
  payout: Pick<Payout, 'state' | 'releaseAt'> | null
  complaint: Pick<Complaint, 'contestBy' | 'contestedAt'> | null
}

/** What the domain's table of complaints asks. Buttons, mutations and sweeps all ask with these. */
export function complaintFacts(booking: Complained, actor: Actor, at: Date): ComplaintFacts {
  const { startsAt, state, noShowOf, complaint } = booking
  const payout = booking.payout ?? feeAhead(booking)
  return { by: parties[actor], at, startsAt, state, noShowOf, payout, complaint }
}

/** A fee for not coming that is not charged yet can be objected to like a share that is held. */
export function feeAhead({
  noShowFeeAt,
  noShowFeeDecidedAt,
}: Pick<Booking, 'noShowFeeAt' | 'noShowFeeDecidedAt'>) {
  return noShowFeeAt && !noShowFeeDecidedAt ? ({ state: 'HELD', releaseAt: noShowFeeAt } as const) : null
}

/**
 * The only way a complaint's state changes: along the domain's table, with its event, under the booking's lock. Once it
 * is over, the payout's block ends in the same move. `by.reason` is what the mentor or the admin writes.
 */
export async function moveComplaint(
  tx: Tx,
  deps: Deps,
  booking: LockedBooking,
  event: ComplaintEvent,
  by: By,
): Promise<LockedBooking> {
  const { complaint } = booking
  const now = deps.now()
  const to = nextComplaintState(complaint?.state ?? null, event, complaintFacts(booking, by.actor, now))
  if (!complaint) throw new ComplaintRefused('noSuchStep')
  const data =
    to === 'OPEN'
      ? { contest: by.reason ?? '', contestedAt: now }
      : { state: to, decidedBy: by.actor, decidedAt: now, reason: by.reason ?? null }
  const moved = await tx.complaint.update({ where: { id: complaint.id }, data })
  if (to !== 'OPEN') await endBlock(tx, deps, booking, 'COMPLAINT', complaint.id)
  await appendEvent(tx, {
    type: `complaint.${event}`,
    bookingId: booking.id,
    subjectId: complaint.id,
    version: booking.version,
    from: complaint.state,
    to,
    ...by,
  })
  return { ...booking, complaint: moved }
}

type Work = (tx: Tx, booking: LockedBooking, party: Actor) => Promise<void>

/** Does something about a complaint that the viewer sees, under its booking's lock. Throws ComplaintNotFound. */
export async function atComplaint(deps: Deps, viewer: Viewer, id: string, work: Work): Promise<void> {
  const where = { id, booking: visibleTo(viewer) }
  const found = await deps.db.complaint.findFirst({ where, select: { bookingId: true } })
  if (!found) throw new ComplaintNotFound()
  await inTransaction(deps, async (tx) => {
    const booking = await lockBooking(tx, found.bookingId, visibleTo(viewer))
    const party = booking && partyOf(viewer, booking)
    if (!booking || !mayAct(viewer, party)) throw new ComplaintNotFound()
    await work(tx, booking, party)
  })
}
