import { severalLines } from '#graphql/domain/account/person.ts'
import { ReasonMissing } from '#graphql/domain/booking/errors.ts'
import {
  answerRefusal,
  type DisputeAnswer,
  DisputeAnswerRefused,
  DisputeNotFound,
} from '#graphql/domain/dispute/answer.ts'
import { InputInvalid } from '#graphql/domain/errors.ts'
import type { Dispute, Prisma } from '#prisma/generated/client/client.ts'
import { lockBooking } from '../booking/lock.ts'
import type { Deps, Tx } from '../deps.ts'
import { appendEvent } from '../events.ts'
import { audit, checkReason } from '../operations/audit.ts'
import { lockPurchase } from '../package/lock.ts'
import { inTransaction } from '../transaction.ts'
import type { PersonViewer } from '../viewer.ts'
import { assembled } from './assemble.ts'

export const answerDisputeErrors = [
  DisputeNotFound,
  DisputeAnswerRefused,
  ReasonMissing,
  InputInvalid,
] as const
export const acceptDisputeErrors = answerDisputeErrors

type Answer = { disputeId: string; reason: string }

const mostStatement = 10_000

/** An admin sends what speaks for us, with a statement in words of their own. Once: the bank takes one answer. */
export async function answerDispute(
  deps: Deps,
  viewer: PersonViewer,
  { statement, ...answer }: Answer & { statement: string },
): Promise<void> {
  const checked = severalLines(statement, mostStatement)
  if ('message' in checked) throw new InputInvalid([{ path: ['statement'], message: checked.message }])
  if (checked.value === '')
    throw new InputInvalid([{ path: ['statement'], message: 'Say what speaks for us.' }])
  await decide(deps, viewer, answer, 'EVIDENCE', checked.value)
}

/** An admin gives it up for lost, for good. */
export function acceptDispute(deps: Deps, viewer: PersonViewer, answer: Answer): Promise<void> {
  return decide(deps, viewer, answer, 'ACCEPTED', null)
}

async function decide(
  deps: Deps,
  viewer: PersonViewer,
  { disputeId, reason: given }: Answer,
  answer: DisputeAnswer,
  statement: string | null,
): Promise<void> {
  const reason = checkReason(given)
  const found = viewer.admin && (await deps.db.dispute.findUnique({ where: { id: disputeId } }))
  if (!found) throw new DisputeNotFound()
  await inTransaction(deps, async (tx) => {
    const locked = await lockOwner(tx, found)
    const dispute = locked?.disputes.find(({ id }) => id === disputeId)
    if (!locked || !dispute) throw new DisputeNotFound()
    const refusal = answerRefusal(dispute, answer, deps.now())
    if (refusal) throw new DisputeAnswerRefused(refusal)
    const evidence: Prisma.InputJsonObject | null = statement
      ? { ...(await assembled(tx, dispute)), statement }
      : null
    await tx.dispute.update({
      where: { id: disputeId },
      data: { answer, answeredAt: deps.now(), failureReason: null, ...(evidence ? { evidence } : {}) },
    })
    await appendEvent(tx, {
      type: 'dispute.answered',
      ...(dispute.bookingId ? { bookingId: dispute.bookingId } : {}),
      ...{ subjectId: disputeId, version: locked.version },
      ...{ actor: 'ADMIN' as const, actorId: viewer.personId, reason },
    })
    const action = answer === 'EVIDENCE' ? 'dispute.answered' : 'dispute.accepted'
    const subjectType = dispute.purchaseId ? 'PackagePurchase' : 'Booking'
    await audit(tx, deps, viewer, { action, subjectType, subjectId: locked.id, reason })
  })
}

/** The booking or the package whose payment it is about, which is its lock. */
const lockOwner = (tx: Tx, { bookingId, purchaseId }: Dispute) =>
  purchaseId ? lockPurchase(tx, purchaseId) : lockBooking(tx, bookingId ?? '')
