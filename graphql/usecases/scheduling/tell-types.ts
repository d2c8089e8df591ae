import { differs } from '#graphql/domain/scheduling/offer.ts'
import type { ExternalType as There } from '#graphql/providers/scheduling/port.ts'
import { Prisma } from '#prisma/generated/client/client.ts'
import type { Deps } from '../deps.ts'
import { NotYet } from '../reaction.ts'
import { callFor, revoked } from './access.ts'
import { type Linked, theirOffer, type Unsent, unsentOf } from './type-offer.ts'

/**
 * Has the companies that take session types from us know a mentor's types as they are now. Where both know the same, nobody
 * is called. Throws NotYet while a company does not answer.
 */
export async function tellTypes(deps: Deps, mentorId: string): Promise<void> {
  const accounts = await deps.db.schedulingAccount.findMany({ where: { mentorId, state: 'CONNECTED' } })
  for (const { id } of accounts) if (!(await tellUnsent(deps, id))) throw new NotYet('another job is at it')
}

/**
 * Sends what changed here of the types of one account. What the company refuses stands with the type, and is tried again
 * with the next change and the next reading. False when another job is at one of them. Throws NotYet.
 */
export async function tellUnsent(deps: Deps, accountId: string): Promise<boolean> {
  const account = await deps.db.schedulingAccount.findUniqueOrThrow({ where: { id: accountId } })
  if (!deps.scheduling[account.provider]?.can.saveTypes) return true
  const types = await deps.db.externalType.findMany({
    where: { accountId, gone: false, OR: [{ sessionTypeId: { not: null } }, { made: true, active: true }] },
    include: { sessionType: true },
    orderBy: { id: 'asc' },
  })
  let all = true
  for (const { id } of types.filter(unsentOf)) all = (await alone(deps, id)) && all
  return all
}

/** So long one call may take, machine time. */
const leaseMs = 40_000

/** One at a time writes there, so that the last word is the last one there too. False when another job is at it. */
async function alone(deps: Deps, id: string): Promise<boolean> {
  const at = deps.machineNow()
  const { count } = await deps.db.externalType.updateMany({
    where: { id, OR: [{ leaseUntil: null }, { leaseUntil: { lte: at } }] },
    data: { leaseUntil: new Date(at.getTime() + leaseMs), version: { increment: 1 } },
  })
  if (count === 0) return false
  const data = { leaseUntil: null, version: { increment: 1 } }
  await tell(deps, id).finally(() => deps.db.externalType.updateMany({ where: { id }, data }))
  return true
}

async function tell(deps: Deps, id: string): Promise<void> {
  const type = await deps.db.externalType.findUniqueOrThrow({ where: { id }, include: { sessionType: true } })
  const unsent = unsentOf(type)
  if (!unsent) return
  const { accountId, externalId } = type
  if (!differs(unsent.wanted, theirOffer(type))) return told(deps, type, unsent, {})
  const answer = await callFor(deps, accountId, (scheduling, access) =>
    scheduling.saveType(access, { ...unsent.wanted, id: externalId, slug: '' }),
  )
  if (answer.status === 'done') return told(deps, type, unsent, columnsOf(answer.facts))
  const refused = answer.status === 'refused' && answer.code !== revoked
  // What was said of an earlier change is not said of this one.
  const failure = refused ? answer.message : null
  await deps.db.externalType.update({ where: { id }, data: { failure } })
  if (!refused) throw new NotYet('reason' in answer ? answer.reason : answer.message)
  deps.log.warn({ accountId, sessionTypeId: type.sessionTypeId, ...answer }, 'type not changed elsewhere')
}

/** What a company has, as it stands in our row. */
export const columnsOf = ({ id: _, durationChoices, ...type }: There) => ({
  ...type,
  durationChoices: [...durationChoices],
})

/** Both have the same. What was connected with another type meanwhile is told of that one. */
async function told(
  { db }: Deps,
  { id, sessionTypeId }: Linked,
  { told }: Unsent,
  theirs: Partial<ReturnType<typeof columnsOf>>,
): Promise<void> {
  await db.externalType.update({ where: { id }, data: theirs })
  await db.externalType.updateMany({
    where: { id, sessionTypeId },
    data: { told: told ?? Prisma.DbNull, failure: null },
  })
}
