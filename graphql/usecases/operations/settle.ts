import { oneLine } from '#graphql/domain/account/person.ts'
import { InputInvalid } from '#graphql/domain/errors.ts'
import { refundSettled } from '#graphql/domain/ledger/postings.ts'
import {
  ProviderUnreachable,
  StuckActionRefused,
  StuckBookingNotFound,
} from '#graphql/domain/operations/errors.ts'
import type { RefundWay } from '#prisma/generated/client/client.ts'
import type { Deps, Tx } from '../deps.ts'
import { appendEvent } from '../events.ts'
import { post } from '../ledger/post.ts'
import { lockPaidFor } from '../payment/paid-for.ts'
import { refundStands } from '../payment/send-refund.ts'
import { NotYet, Unprocessable } from '../reaction.ts'
import type { PersonViewer } from '../viewer.ts'
import { act, actErrors, type Handled, stuckNow } from './act.ts'

export const settleStuckErrors = [...actErrors, ProviderUnreachable] as const

type Request = { name: string; way: RefundWay; reference: string }

const mostReference = 200
/** By a person; the other ways are nobody's to note. */
const byHand = { TRANSFER: 'By transfer', CASH: 'In cash' } as const

/**
 * Notes that a refund which failed for good was paid to the mentee by transfer or in cash, all of it. The payment company
 * is asked first: what it did make after all is recorded instead.
 */
export async function settleStuck(
  deps: Deps,
  viewer: PersonViewer,
  { name, way, reference: given }: Request,
): Promise<Handled> {
  const checked = oneLine(given, 1, mostReference)
  const how = way === 'TRANSFER' || way === 'CASH' ? byHand[way] : null
  const issues = [
    ...(how ? [] : [{ path: ['way'], message: 'Choose a transfer or cash.' }]),
    ...('message' in checked ? [{ path: ['reference'], message: checked.message }] : []),
  ]
  if (!how || 'message' in checked) throw new InputInvalid(issues)
  const reference = checked.value
  const { subject } = await stuckNow(deps, viewer, name, 'SETTLE')
  if (await stands(deps, subject)) {
    await stuckNow(deps, viewer, name, 'SETTLE')
    // Ours says that it failed and theirs that it did not: tried again, it is found.
    throw new StuckActionRefused(['RETRY'])
  }
  const reason = `${how}: ${reference}`
  return act(deps, viewer, { name, reason }, 'SETTLE', (tx, stuck) =>
    settle(tx, deps, { refundId: stuck.subject, way, reference, actorId: viewer.personId, reason }),
  )
}

/** Asked before the lock is taken: nobody waits for the payment company while a row is held. */
async function stands(deps: Deps, refundId: string): Promise<boolean> {
  try {
    return await refundStands(deps, refundId)
  } catch (error) {
    if (!(error instanceof NotYet || error instanceof Unprocessable)) throw error
    throw new ProviderUnreachable()
  }
}

type Settling = { refundId: string; way: RefundWay; reference: string; actorId: string; reason: string }

async function settle(tx: Tx, deps: Deps, { refundId, way, reference, actorId, reason }: Settling) {
  const owned = await tx.refund.findUniqueOrThrow({ where: { id: refundId } })
  const paidFor = await lockPaidFor(tx, deps, owned)
  const refund = paidFor?.refunds.find(({ id }) => id === refundId)
  const settledAt = deps.now()
  const { count } = await tx.refund.updateMany({
    where: { id: refundId, OR: [{ state: 'FAILED' }, { state: 'DECIDED', failureReason: { not: null } }] },
    data: { state: 'SETTLED_OTHERWISE', settledAt, settledBy: way, reference },
  })
  if (!paidFor || !refund || count === 0) throw new StuckBookingNotFound()
  await post(tx, refundSettled(paidFor.about, { refundId, amount: refund.amountMinor }), settledAt)
  await appendEvent(tx, {
    type: `${paidFor.refund}.settled`,
    ...paidFor.event,
    subjectId: refundId,
    from: refund.state,
    to: 'SETTLED_OTHERWISE',
    actor: 'ADMIN',
    ...{ actorId, reason },
  })
}
