import { randomUUID } from 'node:crypto'
import { InputInvalid } from '#graphql/domain/errors.ts'
import { displayMoney } from '#graphql/domain/money/format.ts'
import type { Off } from '#graphql/domain/promotion/discount.ts'
import {
  type CheckedPromotion,
  checkPromotion,
  type PromotionDraft,
} from '#graphql/domain/promotion/draft.ts'
import type { Deps, Tx } from '../deps.ts'
import { audit } from '../operations/audit.ts'
import { inTransaction } from '../transaction.ts'
import type { PersonViewer } from '../viewer.ts'

export const createPromotionErrors = [InputInvalid] as const

type NewPromotion = PromotionDraft & {
  /** For a code of the platform: one mentor's session types alone. */
  mentorId?: string | null | undefined
}

/**
 * Makes a code: a mentor one that the mentor bears, for their own session types; an admin one that the platform bears.
 * Answers with its id. Throws InputInvalid, for a code that somebody has already as well.
 */
export async function createPromotion(
  deps: Deps,
  viewer: PersonViewer,
  input: NewPromotion,
): Promise<string> {
  const mentorId = whoseTypes(viewer, input)
  const checked = checkPromotion(input, deps.now(), deps.settings.settles)
  const id = randomUUID()
  await inTransaction(deps, async (tx) => {
    if (mentorId !== null && (await tx.mentor.count({ where: { id: mentorId } })) === 0) {
      throw new InputInvalid([{ path: ['mentorId'], message: 'There is no such mentor.' }])
    }
    const data = [{ id, mentorId, ...columnsOf(checked), createdAt: deps.now() }]
    const { count } = await tx.promotion.createMany({ data, skipDuplicates: true })
    if (count === 0) throw new InputInvalid([{ path: ['code'], message: 'This code is taken.' }])
    if (checked.bearer === 'PLATFORM') await told(tx, deps, viewer, id, checked)
  })
  return id
}

function whoseTypes(viewer: PersonViewer, { bearer, mentorId = null }: NewPromotion): string | null {
  if (bearer === 'PLATFORM') {
    if (viewer.admin) return mentorId
    throw new InputInvalid([{ path: ['bearer'], message: 'Only admins make codes that the platform bears.' }])
  }
  if (viewer.mentorId === null) {
    throw new InputInvalid([{ path: ['bearer'], message: 'Only mentors make codes that a mentor bears.' }])
  }
  if (mentorId === null || mentorId === viewer.mentorId) return viewer.mentorId
  throw new InputInvalid([{ path: ['mentorId'], message: 'A mentor’s code is for their own session types.' }])
}

function columnsOf({ off, minimum, ...columns }: CheckedPromotion) {
  return {
    ...columns,
    percentOff: 'percent' in off ? off.percent : null,
    amountOffMinor: 'amount' in off ? off.amount.minor : null,
    minimumMinor: minimum?.minor ?? null,
    currency: minimum?.currency ?? ('amount' in off ? off.amount.currency : null),
  }
}

const told = (tx: Tx, deps: Deps, viewer: PersonViewer, id: string, { code, off }: CheckedPromotion) =>
  audit(tx, deps, viewer, {
    action: 'promotion.created',
    subjectType: 'Promotion',
    subjectId: id,
    reason: `Code ${code} takes off ${inWords(off)}.`,
  })

const inWords = (off: Off) => ('percent' in off ? `${off.percent} %` : displayMoney(off.amount))
