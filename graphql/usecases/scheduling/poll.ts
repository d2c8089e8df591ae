import { DomainError } from '#graphql/domain/errors.ts'
import type { SchedulingAccount } from '#prisma/generated/client/client.ts'
import type { Deps } from '../deps.ts'
import { answered, Unprocessable } from '../reaction.ts'
import { callFor } from './access.ts'
import { joinNow } from './follow.ts'
import { joinThere } from './join.ts'

/** Clocks differ, and what changed while we looked must be seen the next time. */
const overlapMs = 5 * 60_000
/** Further back nobody looks: the session would be long over. */
const furthestMs = 30 * 24 * 3_600_000
/** So many of ours are read at once. */
const ofOurs = 200

/**
 * Asks for what changed in a mentor's calendar since the last look, and for every booking of ours that should be there, so
 * that the truth arrives with every webhook lost. Throws NotYet when nobody answers.
 */
export async function pollAccount(deps: Deps, accountId: string, pageSize = ofOurs): Promise<number> {
  const account = await deps.db.schedulingAccount.findUnique({ where: { id: accountId } })
  if (account?.state !== 'CONNECTED') return 0
  const begun = deps.now()
  const since = lastLook(deps, account)
  const changed = await followChanges(deps, account, since)
  const looked = await lookAfterOurs(deps, account, since, pageSize)
  await deps.db.schedulingAccount.update({ where: { id: accountId }, data: { changesAt: begun } })
  return changed + looked
}

/** From when on something may have happened there that nobody here knows of. */
function lastLook({ now }: Deps, { changesAt, connectedAt }: SchedulingAccount): Date {
  const at = now().getTime()
  const last = (changesAt ?? connectedAt)?.getTime() ?? at
  return new Date(Math.max(last - overlapMs, at - furthestMs))
}

async function followChanges(deps: Deps, account: SchedulingAccount, since: Date): Promise<number> {
  let [count, next]: [number, string | null] = [0, null]
  do {
    const page = answered(
      await callFor(deps, account.id, (scheduling, access) => scheduling.listChanged(access, since, next)),
    )
    for (const there of page.bookings) await quietly(deps, account, () => joinThere(deps, account, there))
    count += page.bookings.length
    next = page.next
  } while (next)
  return count
}

/** A list may leave something out: what we believe to be there, and lay ahead when we looked last, is fetched. */
async function lookAfterOurs(
  deps: Deps,
  account: SchedulingAccount,
  since: Date,
  pageSize: number,
): Promise<number> {
  let [count, after]: [number, string | null] = [0, null]
  for (;;) {
    const page: Ours[] = await oursAfter(deps, account, since, { after, pageSize })
    for (const { externalId } of page)
      await quietly(deps, account, () => joinNow(deps, account, externalId ?? ''))
    count += page.length
    after = page.at(-1)?.id ?? null
    if (page.length < pageSize || !after) return count
  }
}

type Ours = { id: string; externalId: string | null }
type Page = { after: string | null; pageSize: number }

/** By their ids, which stay as they are whatever looking at them changes. */
function oursAfter({ db }: Deps, { id }: SchedulingAccount, since: Date, { after, pageSize }: Page) {
  return db.externalBooking.findMany({
    where: {
      accountId: id,
      state: 'ACTIVE',
      externalId: { not: null },
      booking: { endsAt: { gt: since } },
      ...(after && { id: { gt: after } }),
    },
    select: { id: true, externalId: true },
    orderBy: { id: 'asc' },
    take: pageSize,
  })
}

/** One booking that makes no sense must not keep the others waiting. */
async function quietly(deps: Deps, { id, provider }: SchedulingAccount, join: () => Promise<void>) {
  try {
    await join()
  } catch (error) {
    if (!(error instanceof Unprocessable || error instanceof DomainError)) throw error
    deps.log.warn({ provider, accountId: id, err: error }, 'booking not joined')
  }
}
