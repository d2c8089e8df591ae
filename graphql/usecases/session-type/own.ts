import { InputInvalid } from '#graphql/domain/errors.ts'
import { type Capabilities, lacks, neededFor } from '#graphql/domain/payment/company.ts'
import { PayoutAccountMissing, SessionTypeNotFound } from '#graphql/domain/session-type/errors.ts'
import type { Prisma, SessionType } from '#prisma/generated/client/client.ts'
import type { Tx } from '../deps.ts'
import { appendEvent } from '../events.ts'
import type { PersonViewer } from '../viewer.ts'

const whole = {
  questions: { orderBy: { position: 'asc' } },
  limits: { orderBy: [{ period: 'asc' }, { unit: 'asc' }] },
} satisfies Prisma.SessionTypeInclude

export type OwnType = Prisma.SessionTypeGetPayload<{ include: typeof whole }>

/** One change of a mentor's session types at a time: slugs and positions are claimed under this lock. */
export async function lockMentor(tx: Tx, mentorId: string): Promise<void> {
  await tx.$queryRaw`select 1 from mentor where id = ${mentorId}::uuid for update`
}

/** The viewer's own type, locked. Throws SessionTypeNotFound for anybody else's as for none. */
export async function findOwnType(tx: Tx, viewer: PersonViewer, id: string): Promise<OwnType> {
  const { mentorId } = viewer
  if (mentorId === null) throw new SessionTypeNotFound()
  await lockMentor(tx, mentorId)
  const type = await tx.sessionType.findFirst({ where: { id, mentorId }, include: whole })
  if (!type) throw new SessionTypeNotFound()
  return type
}

type Published = Pick<
  SessionType,
  'mentorId' | 'placeDetail' | 'requiresApproval' | 'savesCard' | 'noShowFeeMinor'
>

/**
 * What the public may book needs a place, and, when it is paid, an account, and a company that can be paid in this way.
 * Throws InputInvalid or PayoutAccountMissing.
 */
export async function refuseUnlessComplete(tx: Tx, can: Capabilities, type: Published & { costs: boolean }) {
  if (type.placeDetail === '') {
    const message = 'Say where you meet before this can be booked.'
    throw new InputInvalid([{ path: ['placeDetail'], message }])
  }
  if (!type.costs) return
  const needs = neededFor(type)
  if (needs && !can.has(needs)) {
    const path = [
      type.noShowFeeMinor !== null ? 'noShowFee' : needs === 'SAVE_CARDS' ? 'savesCard' : 'requiresApproval',
    ]
    throw new InputInvalid([{ path, message: lacks[needs] }])
  }
  const account = await tx.connectedAccount.findUnique({ where: { mentorId: type.mentorId } })
  if (!account?.detailsSubmitted) throw new PayoutAccountMissing()
}

/** Tells that what a mentor offers is another than before. */
export async function typeChanged(tx: Tx, viewer: PersonViewer, type: Pick<SessionType, 'id' | 'mentorId'>) {
  await appendEvent(tx, {
    type: 'mentor.sessionTypeChanged',
    subjectId: type.mentorId,
    version: 1,
    actor: 'MENTOR',
    actorId: viewer.personId,
    data: { sessionTypeId: type.id },
  })
}
