import type { SchedulingProvider } from '#graphql/domain/scheduling/provider.ts'
import type { SchedulingEvent } from '#graphql/providers/scheduling/port.ts'
import type { SchedulingAccount } from '#prisma/generated/client/client.ts'
import type { Deps } from '../deps.ts'
import { answered, Unprocessable } from '../reaction.ts'
import { callFor, revoked } from './access.ts'
import { joinThere } from './join.ts'

/**
 * Acts on what an event of a company that keeps calendars points at, as it is there now. Repeating it changes nothing.
 * Throws NotYet when nobody answers, Unprocessable when it is about nobody here.
 */
export async function followScheduling(
  deps: Deps,
  provider: SchedulingProvider,
  { objectId, userId }: SchedulingEvent,
): Promise<void> {
  if (!objectId) return
  const account = await accountFor(deps, provider, objectId, userId)
  if (!account) throw new Unprocessable(`nobody here is ${userId ?? 'meant'}`)
  await deps.db.schedulingAccount.update({ where: { id: account.id }, data: { deliveryAt: deps.now() } })
  await joinNow(deps, account, objectId).catch((error: unknown) => {
    // What happens there meanwhile is asked for as soon as the mentor has connected anew.
    if (!(error instanceof AccessOver)) throw error
  })
}

/** The company takes our token no more. */
class AccessOver extends Unprocessable {}

/** Fetches one booking there and joins it. */
export async function joinNow(deps: Deps, account: SchedulingAccount, externalId: string): Promise<void> {
  const answer = await callFor(deps, account.id, (scheduling, access) => scheduling.fetch(access, externalId))
  if (answer.status === 'refused' && answer.code === revoked) throw new AccessOver(answer.message)
  await joinThere(deps, account, answered(answer))
}

/** By whose calendar it is about; where that is not told, by the booking. */
async function accountFor(
  { db }: Deps,
  provider: SchedulingProvider,
  externalId: string,
  userId: string | null,
): Promise<SchedulingAccount | null> {
  const known = userId
    ? await db.schedulingAccount.findUnique({ where: { provider_userId: { provider, userId } } })
    : null
  if (known) return known
  const link = await db.externalBooking.findFirst({
    where: { externalId, account: { provider } },
    include: { account: true },
  })
  return link?.account ?? null
}
