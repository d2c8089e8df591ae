import { MentorProfileMissing } from '#graphql/domain/mentor/errors.ts'
import {
  CalendarNotConnected,
  CalendarNotOffered,
  CalendarUnavailable,
  ExternalTypeNotFound,
  ExternalTypeUnfit,
  type LeftType,
  SchedulingPartlySet,
} from '#graphql/domain/scheduling/errors.ts'
import type { SchedulingProvider } from '#graphql/domain/scheduling/provider.ts'
import { SessionTypeNotFound } from '#graphql/domain/session-type/errors.ts'
import type { ExternalType as There } from '#graphql/providers/scheduling/port.ts'
import type { SchedulingAccount, SessionType } from '#prisma/generated/client/client.ts'
import type { Deps, Tx } from '../deps.ts'
import { answered, Unprocessable } from '../reaction.ts'
import { findOwnType, typeChanged } from '../session-type/own.ts'
import { inTransaction } from '../transaction.ts'
import type { PersonViewer } from '../viewer.ts'
import { callFor } from './access.ts'
import { typeThere, usableType } from './import-types.ts'
import { syncTypes } from './sync-types.ts'
import { asOurs, ourOffer, released } from './type-offer.ts'

export const setSchedulingErrors = [
  SessionTypeNotFound,
  MentorProfileMissing,
  CalendarNotOffered,
  CalendarNotConnected,
  CalendarUnavailable,
  ExternalTypeNotFound,
  ExternalTypeUnfit,
] as const

export const setSchedulingOfAllErrors = [...setSchedulingErrors, SchedulingPartlySet] as const

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
  const made = choice.externalTypeId ? null : await madeThere(deps, viewer, choice)
  const externalTypeId = choice.externalTypeId ?? made ?? ''
  await inTransaction(deps, async (tx) => {
    const type = await findOwnType(tx, viewer, sessionTypeId)
    await refuseSeveral(tx, type)
    const external = await typeThere(tx, type.mentorId, externalTypeId)
    if (external.account.provider !== provider) throw new ExternalTypeNotFound()
    const here = external.sessionTypeId === sessionTypeId
    if (external.sessionTypeId && !here)
      throw new ExternalTypeUnfit('Another of your session types is connected with it.')
    // What is hidden here is made hidden there, and what is connected stays so.
    if (!made && !here) await usableType(tx, type.mentorId, externalTypeId)
    const { durationMinutes, durationChoices } = asOurs(external)
    const lengths = { durationMinutes, durationChoices }
    await release(tx, sessionTypeId)
    const told = ourOffer({ ...type, ...lengths })
    await tx.externalType.update({ where: { id: externalTypeId }, data: { sessionTypeId, told } })
    await tx.sessionType.update({ where: { id: sessionTypeId }, data: { scheduling: provider, ...lengths } })
    await typeChanged(tx, viewer, type)
  })
}

async function refuseSeveral(tx: Tx, { id, seats }: Pick<SessionType, 'id' | 'seats'>): Promise<void> {
  const hosts = await tx.sessionTypeHost.count({ where: { sessionTypeId: id } })
  if (hosts > 0 || seats !== null)
    throw new ExternalTypeUnfit('A session that several give, or several share, is kept in our own calendar.')
}

/** Nothing there is this session type any more. */
async function release(tx: Tx, sessionTypeId: string): Promise<void> {
  await tx.externalType.updateMany({ where: { sessionTypeId }, data: released })
  await tx.externalTimes.deleteMany({ where: { sessionTypeId } })
}

async function keepHere(tx: Tx, viewer: PersonViewer, sessionTypeId: string): Promise<void> {
  const type = await findOwnType(tx, viewer, sessionTypeId)
  await release(tx, sessionTypeId)
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
  const type = await inTransaction(deps, async (tx) => {
    const own = await findOwnType(tx, viewer, sessionTypeId)
    await refuseSeveral(tx, own)
    return own
  })
  const { id: accountId } = account
  const known = await deps.db.externalType.findFirst({ where: { sessionTypeId, accountId, gone: false } })
  const draft = { ...ourOffer(type), id: known?.externalId ?? null, slug: type.slug }
  const { id: externalId } = await saved(deps, accountId, draft)
  await syncTypes(deps, accountId)
  const { id } = await deps.db.externalType.update({
    where: { accountId_externalId: { accountId, externalId } },
    data: known ? {} : { made: true },
  })
  return id
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

/**
 * All of the viewer's types that can be kept there are. Throws SchedulingPartlySet, when that is done, with those that stay
 * and why: each is moved whole or not at all.
 */
export async function setSchedulingOfAll(
  deps: Deps,
  viewer: PersonViewer,
  provider: SchedulingProvider,
): Promise<void> {
  const { mentorId } = viewer
  if (mentorId === null) throw new MentorProfileMissing()
  const types = await deps.db.sessionType.findMany({
    where: { mentorId, scheduling: { not: provider } },
    orderBy: { position: 'asc' },
  })
  const left: LeftType[] = []
  for (const { id: sessionTypeId, title } of types) {
    try {
      await setScheduling(deps, viewer, { sessionTypeId, provider })
    } catch (error) {
      if (!(error instanceof ExternalTypeUnfit || error instanceof CalendarUnavailable)) throw error
      left.push({ title, because: error instanceof ExternalTypeUnfit ? error.message : notReached })
    }
  }
  if (left.length > 0) throw new SchedulingPartlySet(types.length - left.length, left)
}

const notReached = 'That calendar cannot be reached at the moment. Try again in a while.'
