import { followed, type Offer, toldSince } from '#graphql/domain/scheduling/offer.ts'
import type { ExternalType as There } from '#graphql/providers/scheduling/port.ts'
import type { ExternalType } from '#prisma/generated/client/client.ts'
import type { Deps, Tx } from '../deps.ts'
import { appendEvent } from '../events.ts'
import { answered } from '../reaction.ts'
import { lockMentor } from '../session-type/own.ts'
import { inTransaction } from '../transaction.ts'
import { callFor } from './access.ts'
import { columnsOf, tellUnsent } from './tell-types.ts'
import { asOurs, type Linked, ourOffer, theirOffer, toldOffer } from './type-offer.ts'

/** How many types were new, different, and not there any more. */
export type Synced = { created: number; changed: number; gone: number }

/**
 * Reads what a mentor offers in the calendar that is kept elsewhere. What changed here is sent before, so that the reading
 * does not undo it. A session type of ours that is connected with one follows it: its lengths, that it cannot be booked any
 * more, and, where both sides can write, what it is called. A second time nothing changes. Throws NotYet.
 */
export async function syncTypes(deps: Deps, accountId: string): Promise<Synced> {
  await tellUnsent(deps, accountId)
  const before = await deps.db.externalType.findMany({ where: { accountId } })
  const there = answered(await callFor(deps, accountId, (scheduling, access) => scheduling.listTypes(access)))
  return inTransaction(deps, async (tx) => {
    const account = await lockAccount(tx, accountId)
    const synced = { created: 0, changed: 0, gone: 0 }
    const read = account.types.filter((type) => isAsRead(deps, type, before))
    for (const type of there) {
      const known = account.types.find(({ externalId }) => externalId === type.id)
      if (!known) synced.created++
      else if (read.includes(known) && differs(known, type)) synced.changed++
      else continue
      await keep(tx, deps, account, { known, type })
    }
    for (const known of read) {
      if (known.gone || there.some(({ id }) => id === known.externalId)) continue
      synced.gone++
      await tx.externalType.update({ where: { id: known.id }, data: { gone: true, active: false } })
      await follow(tx, deps, account, { known, after: theirOffer(known), barred: true })
    }
    await tx.schedulingAccount.update({ where: { id: accountId }, data: { typesAt: deps.now() } })
    return synced
  })
}

/** Whoever changes session types locks their mentor: nothing here changes meanwhile. */
async function lockAccount(tx: Tx, id: string) {
  const { mentorId } = await tx.schedulingAccount.findUniqueOrThrow({ where: { id } })
  await lockMentor(tx, mentorId)
  await tx.$queryRaw`select 1 from scheduling_account where id = ${id}::uuid for update`
  return tx.schedulingAccount.findUniqueOrThrow({
    where: { id },
    include: { types: { include: { sessionType: true } } },
  })
}

type Account = Awaited<ReturnType<typeof lockAccount>>

/** Of what we wrote there while it was read, nobody knows whether that was before or after: the next reading tells. */
function isAsRead(
  { machineNow }: Deps,
  { id, version, leaseUntil }: ExternalType,
  before: ExternalType[],
): boolean {
  const written = before.find((type) => type.id === id)?.version ?? 0
  return version === written && (!leaseUntil || leaseUntil <= machineNow())
}

function differs(known: ExternalType, type: There): boolean {
  const told = columnsOf(type)
  const same = Object.entries(told).every(
    ([name, value]) => JSON.stringify(known[name as keyof typeof told]) === JSON.stringify(value),
  )
  return known.gone || !same
}

async function keep(
  tx: Tx,
  deps: Deps,
  account: Account,
  { known, type }: { known: Linked | undefined; type: There },
) {
  const data = { ...columnsOf(type), gone: false }
  const { id: accountId } = account
  if (!known) return tx.externalType.create({ data: { accountId, externalId: type.id, ...data } })
  await tx.externalType.update({ where: { id: known.id }, data })
  await follow(tx, deps, account, { known, after: theirOffer(type), barred: type.requiresApproval })
  if (known.sessionTypeId) deps.log.info({ accountId, sessionTypeId: known.sessionTypeId }, 'type followed')
}

/** Ours becomes as theirs is, and whoever keeps lists is told. Never published by it: that is its mentor's to decide. */
async function follow(
  tx: Tx,
  deps: Deps,
  { mentorId, provider }: Account,
  { known, after, barred }: { known: Linked; after: Offer; barred: boolean },
) {
  const { sessionType } = known
  if (!sessionType) return
  const { id } = sessionType
  const ours = ourOffer(sessionType)
  const both = deps.scheduling[provider]?.can.saveTypes
  const told = both ? toldOffer(known) : null
  const next = followed(ours, told, { before: theirOffer(known), after })
  const change = {
    ...changeOf(ours, next, both ?? false),
    ...(next.active && !barred ? {} : { active: false }),
  }
  await tx.sessionType.updateMany({ where: { id, scheduling: { not: 'NATIVE' } }, data: change })
  await tx.externalType.update({
    where: { id: known.id },
    data: { told: toldSince(ours, told, ourOffer({ ...sessionType, ...change })) },
  })
  await tx.externalTimes.deleteMany({ where: { sessionTypeId: id } })
  const event = { subjectId: mentorId, version: 1, actor: 'PROVIDER', data: { sessionTypeId: id } } as const
  await appendEvent(tx, { type: 'mentor.sessionTypeChanged', ...event })
}

/** Where we cannot write, what it is called here is ours alone; one that has no name there keeps its own. */
function changeOf(ours: Offer, next: Offer, both: boolean) {
  const { title, description, durationMinutes, durationChoices } = asOurs(next)
  return {
    ...{ durationMinutes, durationChoices },
    ...(both && next.name !== ours.name && title ? { title } : {}),
    ...(both && next.description !== ours.description ? { description } : {}),
  }
}
