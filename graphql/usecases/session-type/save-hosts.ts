import { InputInvalid, type InputIssue, refuseIssues } from '#graphql/domain/errors.ts'
import { SessionTypeNotFound } from '#graphql/domain/session-type/errors.ts'
import { type HostDraft, hostIssues, plainHandle } from '#graphql/domain/session-type/hosts.ts'
import { severalIssues } from '#graphql/domain/session-type/kept-elsewhere.ts'
import type { Mentor } from '#prisma/generated/client/client.ts'
import type { Deps, Tx } from '../deps.ts'
import { appendEvent } from '../events.ts'
import { inTransaction } from '../transaction.ts'
import type { PersonViewer } from '../viewer.ts'
import { findOwnType, typeChanged } from './own.ts'

export const saveHostsErrors = [InputInvalid, SessionTypeNotFound] as const

/**
 * Says who gives the viewer's own type: all of them, its owner included; nobody is its owner alone. Who is new is asked,
 * and not offered before they accept; who is left out gives what is booked and nothing more.
 */
export async function saveHosts(
  deps: Deps,
  viewer: PersonViewer,
  sessionTypeId: string,
  given: readonly HostDraft[],
): Promise<void> {
  const drafts = given.map((host) => ({
    ...host,
    handle: plainHandle(host.handle),
    group: host.group?.normalize('NFC').trim() || null,
  }))
  await inTransaction(deps, async (tx) => {
    const type = await findOwnType(tx, viewer, sessionTypeId)
    const mentors = await mentorsOf(tx, type.mentorId, drafts)
    const owner = mentors.get(type.mentorId)
    refuseIssues([
      ...hostIssues(drafts, owner?.handle ?? ''),
      ...unknownOf(drafts, mentors),
      ...severalIssues('hosts', drafts.length > 1, type.scheduling),
    ])
    await replaceHosts(tx, deps, type, { drafts, mentors })
    await typeChanged(tx, viewer, type)
  })
}

type Type = { id: string; mentorId: string }
type Known = ReadonlyMap<string, Mentor>

/** The owner, and whoever of those named is a mentor in public; by id and by handle. */
async function mentorsOf(tx: Tx, ownerId: string, drafts: readonly HostDraft[]): Promise<Known> {
  const handles = drafts.map(({ handle }) => handle).slice(0, 100)
  const found = await tx.mentor.findMany({
    where: { OR: [{ id: ownerId }, { state: 'APPROVED', handle: { in: handles } }] },
  })
  return new Map(found.flatMap((mentor) => [[mentor.id, mentor] as const, [mentor.handle, mentor] as const]))
}

const unknownOf = (drafts: readonly HostDraft[], mentors: Known): InputIssue[] =>
  drafts.flatMap(({ handle }, index) =>
    mentors.has(handle)
      ? []
      : [{ path: ['hosts', index, 'handle'], message: 'There is no mentor with this handle.' }],
  )

async function replaceHosts(
  tx: Tx,
  { now }: Deps,
  { id: sessionTypeId, mentorId: ownerId }: Type,
  { drafts, mentors }: { drafts: readonly HostDraft[]; mentors: Known },
): Promise<void> {
  const before = await tx.sessionTypeHost.findMany({ where: { sessionTypeId } })
  const at = now()
  const rows = drafts.flatMap(({ handle, ...how }, index) => {
    const mentorId = mentors.get(handle)?.id
    if (!mentorId) return []
    const known = before.find((row) => row.mentorId === mentorId)
    const { invitedAt = at, acceptedAt = null, scheduleId = null } = known ?? {}
    const own = mentorId === ownerId
    const position = own ? 0 : index + 1
    const accepted = own ? (acceptedAt ?? at) : acceptedAt
    return [{ sessionTypeId, mentorId, position, ...how, invitedAt, acceptedAt: accepted, scheduleId }]
  })
  await tx.sessionTypeHost.deleteMany({ where: { sessionTypeId } })
  const staying = new Set(rows.length < 2 ? [] : rows.map(({ mentorId }) => mentorId))
  await forgetHours(
    tx,
    before.filter(({ mentorId }) => !staying.has(mentorId)),
  )
  if (rows.length < 2) return
  await tx.sessionTypeHost.createMany({ data: rows })
  for (const { mentorId } of rows.filter((row) => row.invitedAt === at && row.mentorId !== ownerId))
    await appendEvent(tx, {
      type: 'mentor.hostInvited',
      subjectId: mentorId,
      version: 1,
      actor: 'MENTOR',
      data: { sessionTypeId },
    })
}

/** The hours for this type alone go with whoever gives it no more. */
export async function forgetHours(tx: Tx, hosts: readonly { scheduleId: string | null }[]): Promise<void> {
  const ids = hosts.flatMap(({ scheduleId }) => scheduleId ?? [])
  if (ids.length > 0) await tx.schedule.deleteMany({ where: { id: { in: ids } } })
}
