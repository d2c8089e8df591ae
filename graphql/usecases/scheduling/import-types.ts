import { randomUUID } from 'node:crypto'
import { InputInvalid } from '#graphql/domain/errors.ts'
import { MentorProfileMissing } from '#graphql/domain/mentor/errors.ts'
import { slugFor } from '#graphql/domain/mentor/handle.ts'
import {
  CalendarNotConnected,
  ExternalTypeNotFound,
  ExternalTypeUnfit,
} from '#graphql/domain/scheduling/errors.ts'
import { checkDraft } from '#graphql/domain/session-type/draft.ts'
import type { Deps, Tx } from '../deps.ts'
import { emptyDraft, freeSlug, placeForAnother } from '../session-type/create.ts'
import { lockMentor, typeChanged } from '../session-type/own.ts'
import { columnsOf } from '../session-type/write.ts'
import { inTransaction } from '../transaction.ts'
import type { PersonViewer } from '../viewer.ts'
import { asOurs, ourOffer } from './type-offer.ts'

export const importErrors = [
  MentorProfileMissing,
  ExternalTypeNotFound,
  ExternalTypeUnfit,
  CalendarNotConnected,
  InputInvalid,
] as const

/**
 * Makes a draft of each of these types that the viewer offers elsewhere, connected with it: its price and its place are set
 * here before it is published. One that is connected already is left as it is.
 */
export async function importTypes(
  deps: Deps,
  viewer: PersonViewer,
  externalTypeIds: readonly string[],
): Promise<string[]> {
  const { mentorId } = viewer
  if (mentorId === null) throw new MentorProfileMissing()
  return inTransaction(deps, async (tx) => {
    await lockMentor(tx, mentorId)
    const made: string[] = []
    for (const id of new Set(externalTypeIds)) {
      const type = await usableType(tx, mentorId, id)
      if (type.sessionTypeId) continue
      const { id: sessionTypeId, told } = await draftFrom(tx, deps, mentorId, type)
      await tx.externalType.update({ where: { id }, data: { sessionTypeId, told } })
      await typeChanged(tx, viewer, { id: sessionTypeId, mentorId })
      made.push(sessionTypeId)
    }
    return made
  })
}

/**
 * A type that the mentor offers elsewhere. Throws ExternalTypeNotFound for anybody else's, CalendarNotConnected, and
 * ExternalTypeUnfit for one that is gone, or whose mentor says yes to each session there.
 */
export async function typeThere(tx: Tx, mentorId: string, id: string) {
  const type = await tx.externalType.findFirst({
    where: { id, account: { mentorId } },
    include: { account: true },
  })
  if (!type) throw new ExternalTypeNotFound()
  if (type.account.state !== 'CONNECTED') throw new CalendarNotConnected(type.account.provider)
  if (type.gone) throw new ExternalTypeUnfit(notNow)
  if (type.requiresApproval)
    throw new ExternalTypeUnfit(
      'You confirm each of its sessions there. Turn that off, and turn it on here instead.',
    )
  return type
}

const notNow = 'It cannot be booked there now.'

/** The same, of what can be booked there now. */
export async function usableType(tx: Tx, mentorId: string, id: string) {
  const type = await typeThere(tx, mentorId, id)
  if (!type.active) throw new ExternalTypeUnfit(notNow)
  return type
}

type Usable = Awaited<ReturnType<typeof usableType>>

/** Answers with its id, and with what both sides have from now on. */
async function draftFrom(tx: Tx, deps: Deps, mentorId: string, type: Usable) {
  const { slugs, position } = await placeForAnother(tx, mentorId)
  const slug = freeSlug(slugs, slugFor(type.name) || 'session')
  // Notice and window are the calendar's that is kept elsewhere.
  const rules = { noticeMinutes: 0, bufferBeforeMinutes: 0, bufferAfterMinutes: 0 }
  const { active: _, ...ours } = asOurs(type)
  const draft = { ...emptyDraft(deps.settings), ...rules, ...ours, slug }
  const id = randomUUID()
  const columns = columnsOf(checkDraft(draft, deps.settings.settles))
  const row = await tx.sessionType.create({
    data: {
      ...{ ...columns, id, mentorId, slug, position },
      ...{ scheduling: type.account.provider, createdAt: deps.now() },
    },
  })
  return { id, told: ourOffer(row) }
}
