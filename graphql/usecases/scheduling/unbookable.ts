import type { Deps, Tx } from '../deps.ts'
import { appendEvent } from '../events.ts'
import { answered, Unprocessable } from '../reaction.ts'
import { inTransaction } from '../transaction.ts'
import { callFor } from './access.ts'

/** What a company answers when it lets us read, and not book: the mentor's plan or permissions there are without it. */
export const withoutBooking = 'PLAN'

/**
 * The company takes no bookings of this mentor's from us. Nothing that stands there is lost and everything is still followed;
 * what is kept there is offered no more, until it may be booked again. The mentor is told once.
 */
export async function noteUnbookable(deps: Deps, accountId: string, failure: string): Promise<void> {
  await inTransaction(deps, async (tx) => {
    const { count } = await tx.schedulingAccount.updateMany({
      where: { id: accountId, state: 'CONNECTED', unbookableSince: null },
      data: { unbookableSince: deps.now(), failure },
    })
    if (count === 0) return
    const mentorId = await tellOffersChanged(tx, accountId)
    const event = { subjectId: accountId, version: 1, actor: 'PROVIDER', data: { mentorId } } as const
    await appendEvent(tx, { type: 'scheduling.refused', ...event })
  })
}

/**
 * Whether the company takes bookings from us; it is asked only when it did not lately, and once it does, what is kept there is
 * offered again. Throws NotYet when nobody answers.
 */
export async function isBookable(deps: Deps, accountId: string): Promise<boolean> {
  const { unbookableSince } = await deps.db.schedulingAccount.findUniqueOrThrow({ where: { id: accountId } })
  if (!unbookableSince) return true
  const type = await deps.db.externalType.findFirst({ where: { accountId, gone: false, active: true } })
  if (!type || !(await mayBook(deps, accountId, type.externalId))) return false
  await inTransaction(deps, async (tx) => {
    const { count } = await tx.schedulingAccount.updateMany({
      where: { id: accountId, unbookableSince },
      data: { unbookableSince: null, failure: null },
    })
    if (count === 1) await tellOffersChanged(tx, accountId)
  })
  return true
}

async function mayBook(deps: Deps, accountId: string, typeId: string): Promise<boolean> {
  try {
    answered(await callFor(deps, accountId, (scheduling, access) => scheduling.mayBook(access, typeId)))
    return true
  } catch (error) {
    if (error instanceof Unprocessable) return false
    throw error
  }
}

/** Known times are forgotten, and whoever keeps lists is told. Answers with whose account it is. */
async function tellOffersChanged(tx: Tx, accountId: string): Promise<string> {
  const { mentorId, types } = await tx.schedulingAccount.findUniqueOrThrow({
    where: { id: accountId },
    include: { types: { where: { sessionTypeId: { not: null } } } },
  })
  for (const { sessionTypeId } of types) {
    if (!sessionTypeId) continue
    await tx.externalTimes.deleteMany({ where: { sessionTypeId } })
    const event = { subjectId: mentorId, version: 1, actor: 'PROVIDER', data: { sessionTypeId } } as const
    await appendEvent(tx, { type: 'mentor.sessionTypeChanged', ...event })
  }
  return mentorId
}
