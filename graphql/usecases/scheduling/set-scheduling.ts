import { MentorProfileMissing } from '#graphql/domain/mentor/errors.ts'
import {
  CalendarNotConnected,
  CalendarNotOffered,
  CalendarUnavailable,
  ExternalTypeNotFound,
  ExternalTypeUnfit,
} from '#graphql/domain/scheduling/errors.ts'
import type { SchedulingProvider } from '#graphql/domain/scheduling/provider.ts'
import { SessionTypeNotFound } from '#graphql/domain/session-type/errors.ts'
import type { ExternalType as There } from '#graphql/providers/scheduling/port.ts'
import type { SchedulingAccount } from '#prisma/generated/client/client.ts'
import type { Deps, Tx } from '../deps.ts'
import { answered, Unprocessable } from '../reaction.ts'
import { findOwnType, typeChanged } from '../session-type/own.ts'
import { inTransaction } from '../transaction.ts'
import type { PersonViewer } from '../viewer.ts'
import { callFor } from './access.ts'
import { usableType } from './import-types.ts'
import { syncTypes } from './sync-types.ts'

export const setSchedulingErrors = [
  SessionTypeNotFound,
  MentorProfileMissing,
  CalendarNotOffered,
  CalendarNotConnected,
  CalendarUnavailable,
  ExternalTypeNotFound,
  ExternalTypeUnfit,
] as const

type Choice = {
  sessionTypeId: string
  provider: SchedulingProvider
  /** Which of those that are offered there; left out, one is made there, where the company takes it. */
  externalTypeId?: string | null | undefined
}

/**
 * Chooses who keeps the calendar of one of the viewer's session types. What is booked stays where it is. One that several
 * give, or that has seats, is kept here alone.
 */
export async function setScheduling(deps: Deps, viewer: PersonViewer, choice: Choice): Promise<void> {
  const { sessionTypeId, provider } = choice
  if (provider === 'NATIVE') return inTransaction(deps, (tx) => keepHere(tx, viewer, sessionTypeId))
  if (!deps.scheduling[provider]) throw new CalendarNotOffered(provider)
  const externalTypeId = choice.externalTypeId ?? (await madeThere(deps, viewer, choice))
  await inTransaction(deps, async (tx) => {
    const type = await findOwnType(tx, viewer, sessionTypeId)
    const several = await tx.sessionTypeHost.count({ where: { sessionTypeId } })
    if (several > 0 || type.seats !== null)
      throw new ExternalTypeUnfit(
        'A session that several give, or several share, is kept in our own calendar.',
      )
    const external = await usableType(tx, type.mentorId, externalTypeId)
    if (external.account.provider !== provider) throw new ExternalTypeNotFound()
    if (external.sessionTypeId && external.sessionTypeId !== sessionTypeId)
      throw new ExternalTypeUnfit('Another of your session types is connected with it.')
    const { durationMinutes } = external
    await tx.externalType.updateMany({ where: { sessionTypeId }, data: { sessionTypeId: null } })
    await tx.externalType.update({ where: { id: externalTypeId }, data: { sessionTypeId } })
    await tx.externalTimes.deleteMany({ where: { sessionTypeId } })
    await tx.sessionType.update({
      where: { id: sessionTypeId },
      data: { scheduling: provider, durationMinutes },
    })
    await typeChanged(tx, viewer, type)
  })
}

async function keepHere(tx: Tx, viewer: PersonViewer, sessionTypeId: string): Promise<void> {
  const type = await findOwnType(tx, viewer, sessionTypeId)
  await tx.externalType.updateMany({ where: { sessionTypeId }, data: { sessionTypeId: null } })
  await tx.externalTimes.deleteMany({ where: { sessionTypeId } })
  await tx.sessionType.update({ where: { id: sessionTypeId }, data: { scheduling: 'NATIVE' } })
  await typeChanged(tx, viewer, type)
}

/** The account in which the viewer's sessions can stand. Throws CalendarNotConnected. */
async function connected(
  deps: Deps,
  viewer: PersonViewer,
  provider: SchedulingProvider,
): Promise<SchedulingAccount> {
  const { mentorId } = viewer
  if (mentorId === null) throw new MentorProfileMissing()
  const account = await deps.db.schedulingAccount.findUnique({
    where: { mentorId_provider: { mentorId, provider } },
  })
  if (account?.state !== 'CONNECTED') throw new CalendarNotConnected(provider)
  return account
}

/** Makes there what the session type is here, where the company takes types from us; else the mentor must say which. */
async function madeThere(
  deps: Deps,
  viewer: PersonViewer,
  { sessionTypeId, provider }: Choice,
): Promise<string> {
  const account = await connected(deps, viewer, provider)
  if (!deps.scheduling[provider]?.can.saveTypes)
    throw new ExternalTypeUnfit('Say with which of the sessions that you offer there it is connected.')
  const type = await inTransaction(deps, (tx) => findOwnType(tx, viewer, sessionTypeId))
  const known = await deps.db.externalType.findFirst({
    where: { sessionTypeId, accountId: account.id, gone: false },
  })
  const { title: name, slug, description, durationMinutes, durationChoices } = type
  const draft = { name, slug, description, durationMinutes, durationChoices, active: true }
  const made = await saved(deps, account.id, { id: known?.externalId ?? null, ...draft })
  await syncTypes(deps, account.id)
  const { id: accountId } = account
  const row = await deps.db.externalType.findUniqueOrThrow({
    where: { accountId_externalId: { accountId, externalId: made.id } },
  })
  return row.id
}

type Draft = Parameters<NonNullable<Deps['scheduling']['CALCOM']>['saveType']>[1]

async function saved(deps: Deps, accountId: string, draft: Draft): Promise<There> {
  try {
    return answered(
      await callFor(deps, accountId, (scheduling, access) => scheduling.saveType(access, draft)),
    )
  } catch (error) {
    if (error instanceof Unprocessable) throw new ExternalTypeUnfit(error.message)
    deps.log.warn({ accountId, err: error }, 'type not saved elsewhere')
    throw new CalendarUnavailable()
  }
}

/** All of the viewer's types that can be kept there are; answers with how many of them. Those that cannot stay. */
export async function setSchedulingOfAll(
  deps: Deps,
  viewer: PersonViewer,
  provider: SchedulingProvider,
): Promise<number> {
  const { mentorId } = viewer
  if (mentorId === null) throw new MentorProfileMissing()
  const types = await deps.db.sessionType.findMany({
    where: { mentorId, scheduling: { not: provider } },
    orderBy: { position: 'asc' },
  })
  let set = 0
  for (const { id: sessionTypeId } of types) {
    try {
      await setScheduling(deps, viewer, { sessionTypeId, provider })
      set++
    } catch (error) {
      if (!(error instanceof ExternalTypeUnfit)) throw error
    }
  }
  return set
}
