import type { RefundTier } from '#graphql/domain/booking/refund.ts'
import { InputInvalid } from '#graphql/domain/errors.ts'
import { toDecimal } from '#graphql/domain/money/money.ts'
import { storedMoney } from '#graphql/domain/money/stored.ts'
import { checkDraft, type SessionTypeDraft } from '#graphql/domain/session-type/draft.ts'
import { PayoutAccountMissing, SessionTypeNotFound } from '#graphql/domain/session-type/errors.ts'
import type { Deps } from '../deps.ts'
import { inTransaction } from '../transaction.ts'
import type { PersonViewer } from '../viewer.ts'
import { given, refuseTakenSlug, type TypeInput } from './create.ts'
import { findOwnType, type OwnType, refuseUnlessComplete, typeChanged } from './own.ts'
import { columnsOf, replaceQuestions } from './write.ts'

export const updateTypeErrors = [InputInvalid, SessionTypeNotFound, PayoutAccountMissing] as const

type Changes = TypeInput & {
  sessionTypeId: string
  /** The only field whose null means something: one duration between starts. */
  slotIntervalMinutes?: number | null | undefined
}

/** Changes what is given of the viewer's own type. What was booked before keeps what it was booked with. */
export async function updateSessionType(deps: Deps, viewer: PersonViewer, changes: Changes): Promise<void> {
  const { sessionTypeId, ...input } = changes
  await inTransaction(deps, async (tx) => {
    const before = await findOwnType(tx, viewer, sessionTypeId)
    const interval =
      input.slotIntervalMinutes === undefined ? {} : { slotIntervalMinutes: input.slotIntervalMinutes }
    const draft = { ...draftOf(before), ...given(input), ...interval }
    const type = checkDraft(draft, deps.settings.settles)
    const columns = columnsOf(type)
    const others = await tx.sessionType.findMany({
      where: { mentorId: before.mentorId, id: { not: before.id } },
      select: { slug: true },
    })
    refuseTakenSlug(new Set(others.map(({ slug }) => slug)), type.slug)
    if (before.active) await refuseUnlessComplete(tx, { ...columns, mentorId: before.mentorId })
    await tx.sessionType.update({ where: { id: before.id }, data: columns })
    await replaceQuestions(tx, before.id, before.questions, type.questions)
    await typeChanged(tx, viewer, before)
  })
}

function draftOf(type: OwnType): SessionTypeDraft {
  const price = storedMoney(type.priceMinor, type.currency)
  const { title, slug, description, durationMinutes, placeKind, placeDetail } = type
  const { bufferBeforeMinutes, bufferAfterMinutes, noticeMinutes, slotIntervalMinutes, windowDays } = type
  return {
    title,
    slug,
    description,
    durationMinutes,
    placeKind,
    placeDetail,
    bufferBeforeMinutes,
    bufferAfterMinutes,
    noticeMinutes,
    slotIntervalMinutes,
    windowDays,
    price: { amount: toDecimal(price), currency: price.currency },
    refundTiers: type.refundTiers as RefundTier[],
    questions: type.questions,
  }
}
