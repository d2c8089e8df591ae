import type { ExternalType as There } from '#graphql/providers/scheduling/port.ts'
import type { ExternalType, SchedulingAccount } from '#prisma/generated/client/client.ts'
import type { Deps, Tx } from '../deps.ts'
import { appendEvent } from '../events.ts'
import { answered } from '../reaction.ts'
import { inTransaction } from '../transaction.ts'
import { callFor } from './access.ts'

/** How many types were new, different, and not there any more. */
export type Synced = { created: number; changed: number; gone: number }

/**
 * Reads what a mentor offers in the calendar that is kept elsewhere. A session type of ours that is connected with one
 * follows it: its length, and that it cannot be booked any more. A second time nothing changes. Throws NotYet.
 */
export async function syncTypes(deps: Deps, accountId: string): Promise<Synced> {
  const there = answered(await callFor(deps, accountId, (scheduling, access) => scheduling.listTypes(access)))
  return inTransaction(deps, async (tx) => {
    await tx.$queryRaw`select 1 from scheduling_account where id = ${accountId}::uuid for update`
    const account = await tx.schedulingAccount.findUniqueOrThrow({
      where: { id: accountId },
      include: { types: true },
    })
    const synced = { created: 0, changed: 0, gone: 0 }
    for (const type of there) {
      const known = account.types.find(({ externalId }) => externalId === type.id)
      if (!known) synced.created++
      else if (differs(known, type)) synced.changed++
      else continue
      await keep(tx, deps, account, { known, type })
    }
    for (const known of account.types) {
      if (known.gone || there.some(({ id }) => id === known.externalId)) continue
      synced.gone++
      await tx.externalType.update({ where: { id: known.id }, data: { gone: true, active: false } })
      await follow(tx, account, known, { active: false })
    }
    await tx.schedulingAccount.update({ where: { id: accountId }, data: { typesAt: deps.now() } })
    return synced
  })
}

const columns = ({ id: _, durationChoices, ...type }: There) => ({
  ...type,
  durationChoices: [...durationChoices],
})

function differs(known: ExternalType, type: There): boolean {
  const told = columns(type)
  const same = Object.entries(told).every(
    ([name, value]) => JSON.stringify(known[name as keyof typeof told]) === JSON.stringify(value),
  )
  return known.gone || !same
}

async function keep(
  tx: Tx,
  deps: Deps,
  account: SchedulingAccount,
  { known, type }: { known: ExternalType | undefined; type: There },
) {
  const data = { ...columns(type), gone: false }
  const { id: accountId } = account
  if (!known) return tx.externalType.create({ data: { accountId, externalId: type.id, ...data } })
  await tx.externalType.update({ where: { id: known.id }, data })
  const { durationMinutes } = type
  const usable = type.active && !type.requiresApproval
  await follow(tx, account, known, usable ? { durationMinutes } : { durationMinutes, active: false })
  if (known.sessionTypeId) deps.log.info({ accountId, sessionTypeId: known.sessionTypeId }, 'type followed')
}

/** Ours becomes as theirs is, and whoever keeps lists is told. Never published by it: that is its mentor's to decide. */
async function follow(
  tx: Tx,
  { mentorId }: SchedulingAccount,
  { sessionTypeId: id }: ExternalType,
  change: { active?: false; durationMinutes?: number },
) {
  if (!id) return
  await tx.sessionType.updateMany({ where: { id, scheduling: { not: 'NATIVE' } }, data: change })
  await tx.externalTimes.deleteMany({ where: { sessionTypeId: id } })
  const event = { subjectId: mentorId, version: 1, actor: 'PROVIDER', data: { sessionTypeId: id } } as const
  await appendEvent(tx, { type: 'mentor.sessionTypeChanged', ...event })
}
