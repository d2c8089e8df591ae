import { oneLine } from '#graphql/domain/account/person.ts'
import { InputInvalid } from '#graphql/domain/errors.ts'
import { HandTaskNotFound } from '#graphql/domain/payment/hand.ts'
import type { Within } from '#graphql/providers/payments/port.ts'
import type { Prisma } from '#prisma/generated/client/client.ts'
import type { Deps, Tx } from '../deps.ts'
import { receiveEvent } from '../inbox.ts'
import { audit } from '../operations/audit.ts'
import { inTransaction } from '../transaction.ts'
import { isAdmin, type PersonViewer, type Viewer } from '../viewer.ts'

export const settleHandTaskErrors = [HandTaskNotFound, InputInvalid] as const

const mostText = 200

type Noted = { handTaskId: string; done: boolean; text: string }

/**
 * Notes what happened at the bank: done, with the bank's reference, or not, with a reason. It goes the way of a webhook
 * from there; should this process die first, the reconciler finds it. Throws HandTaskNotFound for one that is not open.
 */
export async function settleHandTask(
  deps: Deps,
  viewer: PersonViewer,
  { handTaskId, done, text }: Noted,
): Promise<void> {
  if (!viewer.admin) throw new HandTaskNotFound()
  const said = oneLine(text, 1, mostText)
  if ('message' in said) throw new InputInvalid([{ path: ['text'], message: said.message }])
  const { value: reason } = said
  const event = await inTransaction(deps, async (tx) => {
    const noted = await deps.payments.desk?.note(handTaskId, { done, text: reason }, within(tx))
    if (!noted) throw new HandTaskNotFound()
    const action = done ? 'handTask.done' : 'handTask.failed'
    await audit(tx, deps, viewer, { action, subjectType: 'HandTask', subjectId: handTaskId, reason })
    return noted
  })
  const { id: eventId, type, objectId } = event
  const payload = Buffer.from(JSON.stringify({ id: eventId, type, objectId }))
  await receiveEvent(deps, { provider: deps.payments.name, eventId, type, objectId: objectId ?? '', payload })
}

const within = (tx: Tx): Within => ({
  query: async <Row>(text: string, values: unknown[] = []) => ({
    rows: await tx.$queryRawUnsafe<Row[]>(text, ...values),
  }),
})

/** What is done by hand is the admins' to see. */
export const visibleHandTasks = (viewer: Viewer): Prisma.HandTaskWhereInput =>
  isAdmin(viewer) ? {} : { id: { in: [] } }
