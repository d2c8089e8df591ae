import type { DisputeEvidence, Dispute as Fetched } from '#graphql/providers/payments/port.ts'
import type { Dispute } from '#prisma/generated/client/client.ts'
import type { Deps } from '../deps.ts'
import { answered, NotYet } from '../reaction.ts'
import { recordFetched } from './sync-dispute.ts'

/** Still to be answered, as the provider sees it. */
const waiting: readonly Fetched['status'][] = ['inquiry', 'needsResponse']

/**
 * Brings the answer that an admin decided to the bank. The row says what and under which number before the call; after
 * silence the same key goes again, after a stored failure the dispute is looked at first. A definite no is kept with its
 * reason, and an admin may answer anew. Throws NotYet when it must be tried again.
 */
export async function sendAnswer(deps: Deps, disputeId: string): Promise<void> {
  const row = await deps.db.dispute.findUnique({ where: { id: disputeId } })
  const open = row?.state === 'INQUIRY' || row?.state === 'NEEDS_RESPONSE'
  if (!row?.answer || !open) return
  const { providerDisputeId: of, attempt } = row
  if (attempt > 1 && (await gone(deps, row))) return
  const key = `dispute:${row.id}:answer:${attempt}`
  const answer =
    row.answer === 'ACCEPTED'
      ? await deps.payments.acceptDispute(of, key)
      : await deps.payments.answerDispute(of, row.evidence as DisputeEvidence, key)
  switch (answer.status) {
    case 'done':
      return recordFetched(deps, row, answer.facts)
    case 'refused':
      return refuse(deps, row, `${answer.code}: ${answer.message}`)
    case 'storedFailure':
      if (await gone(deps, row)) return
      await next(deps, row, {})
      throw new NotYet(answer.reason)
    default:
      throw new NotYet(answer.reason)
  }
}

/** Whether the bank has it, whatever we were told: then that is recorded. */
async function gone(deps: Deps, row: Dispute): Promise<boolean> {
  const facts = answered(await deps.payments.fetchDispute(row.providerDisputeId))
  await recordFetched(deps, row, facts)
  return !waiting.includes(facts.status)
}

async function refuse(deps: Deps, row: Dispute, failureReason: string): Promise<void> {
  if (!(await gone(deps, row))) await next(deps, row, { answer: null, answeredAt: null, failureReason })
}

/** The number before it may have burnt its key. */
async function next({ db }: Deps, { id, attempt }: Dispute, data: object): Promise<void> {
  await db.dispute.updateMany({ where: { id, attempt }, data: { attempt: attempt + 1, ...data } })
}
