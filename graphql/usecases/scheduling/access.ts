import type { Reaction } from '#graphql/domain/reaction.ts'
import type { Access, Scheduling } from '#graphql/providers/scheduling/port.ts'
import type { Prisma, SchedulingAccount } from '#prisma/generated/client/client.ts'
import type { Deps } from '../deps.ts'
import { appendEvent } from '../events.ts'
import { inTransaction } from '../transaction.ts'
import { accessOf, refreshTokenOf, sealTokens } from './tokens.ts'

/** What a company answers, and we ourselves, when a mentor's access is over. */
export const revoked = 'ACCESS_REVOKED'

/** A token that expires so soon is replaced before it is used: it must outlive the call that carries it. */
const aheadMs = 60_000
/** Longer than a refresh may take, which is two calls at most; machine time. */
const leaseMs = 30_000
/** Whoever waits for another's refresh waits so long. */
const patienceMs = 10_000
const pauseMs = 25

type Call<T> = (scheduling: Scheduling, access: Access) => Promise<Reaction<T>>

/**
 * Makes a call for a mentor with a token that works. One that expires soon is replaced first, by one of those who want it,
 * in whatever process; one that is refused all the same is replaced once. What is refused then is over: the mentor is told
 * to connect anew, and the answer is a refusal with the code ACCESS_REVOKED.
 */
export async function callFor<T>(deps: Deps, accountId: string, call: Call<T>): Promise<Reaction<T>> {
  const account = await ready(deps, accountId)
  const first = await callWith(deps, account, call)
  if (first.status !== 'refused' || first.code !== revoked || account.state !== 'CONNECTED') return first
  const renewed = await replaced(deps, account)
  if (renewed.generation !== account.generation) {
    const second = await callWith(deps, renewed, call)
    if (second.status === 'refused' && second.code === revoked) await endAccess(deps, renewed, second.message)
    return second
  }
  if (renewed.state !== 'CONNECTED') return first
  // Only a no to the refresh itself ends the access: as long as nobody answered it, nothing is decided.
  if (renewed.refreshToken) return { status: 'retryLater', reason: 'the tokens could not be replaced' }
  await endAccess(deps, renewed, first.message)
  return first
}

function callWith<T>(deps: Deps, account: SchedulingAccount, call: Call<T>): Promise<Reaction<T>> {
  const scheduling = deps.scheduling[account.provider]
  if (!scheduling)
    return Promise.resolve({ status: 'misconfigured', reason: `no keys of ${account.provider}` })
  const access = account.state === 'CONNECTED' ? accessOf(deps, account) : null
  if (access) return call(scheduling, access)
  return Promise.resolve({ status: 'refused', code: revoked, message: 'The calendar is not connected.' })
}

/** The account, with a token that lasts for a while. */
export async function ready(deps: Deps, id: string): Promise<SchedulingAccount> {
  const account = await deps.db.schedulingAccount.findUniqueOrThrow({ where: { id } })
  return account.state === 'CONNECTED' && expiresSoon(deps, account) ? replaced(deps, account) : account
}

const expiresSoon = ({ machineNow }: Deps, { accessExpiresAt }: SchedulingAccount) =>
  accessExpiresAt !== null && accessExpiresAt.getTime() - machineNow().getTime() <= aheadMs

/** Those of this process who wait for the same tokens wait together. */
const underWay = new Map<string, Promise<SchedulingAccount>>()

/** Its tokens replaced, by us or by whoever was faster; as it was when they cannot be. */
export async function replaced(
  deps: Deps,
  { id, generation }: SchedulingAccount,
): Promise<SchedulingAccount> {
  const known = underWay.get(id)
  if (known) return known
  const one = replaceOnce(deps, id, generation).finally(() => underWay.delete(id))
  underWay.set(id, one)
  return one
}

/** One statement says who replaces them: a lease, so that no lock is held while the company is asked. */
async function replaceOnce(deps: Deps, id: string, generation: number): Promise<SchedulingAccount> {
  const patience = deps.machineNow().getTime() + patienceMs
  for (;;) {
    const at = deps.machineNow()
    const { count } = await deps.db.schedulingAccount.updateMany({
      where: {
        id,
        generation,
        state: 'CONNECTED',
        OR: [{ refreshingUntil: null }, { refreshingUntil: { lte: at } }],
      },
      data: { refreshingUntil: new Date(at.getTime() + leaseMs) },
    })
    const account = await deps.db.schedulingAccount.findUniqueOrThrow({ where: { id } })
    if (count === 1) return refreshed(deps, account)
    const waits = account.generation === generation && account.state === 'CONNECTED'
    if (!waits || at.getTime() > patience) return account
    await new Promise((resolve) => setTimeout(resolve, pauseMs))
  }
}

async function refreshed(deps: Deps, account: SchedulingAccount): Promise<SchedulingAccount> {
  const { id, userId, provider } = account
  const token = refreshTokenOf(deps, account)
  const scheduling = deps.scheduling[provider]
  const free = { refreshingUntil: null }
  if (!token || !userId || !scheduling) return settled(deps, account, free)
  const answer = await scheduling.refresh(userId, token)
  if (answer.status === 'done')
    return settled(deps, account, {
      ...sealTokens(deps, answer.facts),
      ...free,
      generation: { increment: 1 },
    })
  deps.log.warn({ provider, accountId: id, status: answer.status }, 'tokens not replaced')
  if (answer.status === 'refused') return endAccess(deps, account, answer.message)
  return settled(deps, account, free)
}

/** Of what was connected anew, or given up, meanwhile nothing is overwritten. */
async function settled(
  { db }: Deps,
  { id, generation }: SchedulingAccount,
  data: Prisma.SchedulingAccountUpdateManyMutationInput,
): Promise<SchedulingAccount> {
  await db.schedulingAccount.updateMany({ where: { id, generation, state: 'CONNECTED' }, data })
  return db.schedulingAccount.findUniqueOrThrow({ where: { id } })
}

/** The company takes our token no more: nothing of the mentor's is lost, and nothing can be booked until they connect anew. */
async function endAccess(
  deps: Deps,
  { id, mentorId, generation }: SchedulingAccount,
  failure: string,
): Promise<SchedulingAccount> {
  return inTransaction(deps, async (tx) => {
    const data = { state: 'REVOKED', failure, refreshingUntil: null } as const
    const { count } = await tx.schedulingAccount.updateMany({
      where: { id, generation, state: 'CONNECTED' },
      data,
    })
    if (count === 1) {
      const event = { subjectId: id, version: 1, actor: 'PROVIDER', data: { mentorId } } as const
      await appendEvent(tx, { type: 'scheduling.revoked', ...event })
    }
    return tx.schedulingAccount.findUniqueOrThrow({ where: { id } })
  })
}
