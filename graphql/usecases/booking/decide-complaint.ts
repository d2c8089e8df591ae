import { ComplaintNotFound, ComplaintRefused } from '#graphql/domain/booking/complaint.ts'
import { ReasonMissing } from '#graphql/domain/booking/errors.ts'
import { InputInvalid } from '#graphql/domain/errors.ts'
import type { Money } from '#graphql/domain/money/money.ts'
import type { Deps, Tx } from '../deps.ts'
import { audit, checkReason } from '../operations/audit.ts'
import { decideRefund } from '../payment/decide-refund.ts'
import { securingPayment } from '../payment/securing.ts'
import { settlePayout } from '../payout/settle-payout.ts'
import type { PersonViewer } from '../viewer.ts'
import { atComplaint, moveComplaint } from './complaint.ts'
import { leftToRefund } from './left-to-refund.ts'
import type { LockedBooking } from './lock.ts'
import type { By } from './transition.ts'
import { uphold } from './uphold-complaint.ts'

export const decideComplaintErrors = [
  ComplaintNotFound,
  ComplaintRefused,
  ReasonMissing,
  InputInvalid,
] as const

/** REFUND: all that is left goes back; PAY: the payout goes on; SPLIT: an amount goes back, the rest is shared out. */
const events = { REFUND: 'upheld', PAY: 'rejected', SPLIT: 'split' } as const
export type ComplaintDecision = keyof typeof events

type Request = { complaintId: string; decision: ComplaintDecision; refund?: Money | null; reason: string }

/** An admin decides a contested complaint, with a reason that both sides read. */
export async function decideComplaint(deps: Deps, viewer: PersonViewer, request: Request): Promise<void> {
  const { complaintId, decision, refund = null } = request
  const reason = checkReason(request.reason)
  if (!viewer.admin) throw new ComplaintNotFound()
  await atComplaint(deps, viewer, complaintId, async (tx, booking, actor) => {
    const by = { actor, actorId: viewer.personId, reason }
    if (decision === 'REFUND') await uphold(tx, deps, booking, 'upheld', by)
    else if (decision === 'PAY') await moveComplaint(tx, deps, booking, 'rejected', by)
    else await split(tx, deps, booking, refund, by)
    const subject = { subjectType: 'Booking', subjectId: booking.id }
    await audit(tx, deps, viewer, { action: `complaint.${events[decision]}`, ...subject, reason })
  })
}

async function split(tx: Tx, deps: Deps, booking: LockedBooking, refund: Money | null, by: By) {
  const closed = await moveComplaint(tx, deps, booking, 'split', by)
  const payment = securingPayment(booking)
  if (!payment) throw new ComplaintRefused('paid')
  const left = leftToRefund(booking)
  if (!refund || refund.currency !== left.currency || refund.minor <= 0n || refund.minor >= left.minor) {
    const message = 'Enter an amount of this booking’s currency between nothing and all that is left.'
    throw new InputInvalid([{ path: ['refund'], message }])
  }
  await decideRefund(tx, deps, {
    booking: closed,
    payment,
    amountMinor: refund.minor,
    cause: 'COMPLAINT',
    actor: by.actor,
    actorId: by.actorId ?? null,
    bearer: 'SHARED',
    reason: by.reason ?? null,
  })
  await settlePayout(tx, booking.id)
}
