import type { Deps } from '../deps.ts'
import { answered } from '../reaction.ts'
import { inTransaction } from '../transaction.ts'
import { callFor } from './access.ts'
import { tellAsked } from './ask.ts'
import { syncTypes } from './sync-types.ts'
import { isBookable } from './unbookable.ts'

/**
 * What follows from an account that is connected, or connected again: the company tells us what happens, we know its types,
 * and what waited for it goes on. Repeating it changes nothing. Throws NotYet.
 */
export async function settleAccount(deps: Deps, accountId: string): Promise<void> {
  await watchAccount(deps, accountId)
  const waiting = await deps.db.externalBooking.findMany({
    where: { accountId, state: { in: ['ASKED', 'CANCELLING'] } },
    include: { booking: true },
  })
  await inTransaction(deps, async (tx) => {
    for (const { booking } of waiting) await tellAsked(tx, booking)
  })
}

/** Types are read again, whether they may be booked is asked where they could not, and a subscription that the company ended is made anew. Throws NotYet. */
export async function watchAccount(deps: Deps, accountId: string): Promise<void> {
  const account = await deps.db.schedulingAccount.findUnique({ where: { id: accountId } })
  const scheduling = account && deps.scheduling[account.provider]
  if (account?.state !== 'CONNECTED' || !scheduling) return
  await syncTypes(deps, accountId)
  await isBookable(deps, accountId)
  const { subscriptionId, subscriptionUrl } = account
  const url = `${deps.settings.appUrl}/webhooks/${scheduling.name.toLowerCase()}`
  // Where we are reached may be another address by now.
  const known =
    subscriptionId && subscriptionUrl === url
      ? answered(
          await callFor(deps, accountId, (company, access) =>
            company.fetchSubscription(access, subscriptionId),
          ),
        )
      : null
  if (known?.active) return
  const answer = await callFor(deps, accountId, (company, access) => company.subscribe(access, url))
  // Whoever does not tell us is asked every few minutes.
  const made = answer.status === 'refused' ? { id: null, active: false } : answered(answer)
  await deps.db.schedulingAccount.update({
    where: { id: accountId },
    data: { subscriptionId: made.id, subscriptionUrl: url, subscriptionActive: made.active },
  })
}
