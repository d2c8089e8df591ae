import { InputInvalid } from '#graphql/domain/errors.ts'
import { addsToPrice } from '#graphql/domain/session-type/add-ons.ts'
import { checkDraft } from '#graphql/domain/session-type/draft.ts'
import { PayoutAccountMissing, SessionTypeNotFound } from '#graphql/domain/session-type/errors.ts'
import { lengthIssues } from '#graphql/domain/session-type/kept-elsewhere.ts'
import type { Deps } from '../deps.ts'
import { inTransaction } from '../transaction.ts'
import type { PersonViewer } from '../viewer.ts'
import { given, refuseTakenSlug, type TypeInput } from './create.ts'
import { findOwnType, refuseUnlessComplete, typeChanged } from './own.ts'
import { draftOf } from './read.ts'
import { columnsOf, replaceLimits, replaceQuestions } from './write.ts'

export const updateTypeErrors = [InputInvalid, SessionTypeNotFound, PayoutAccountMissing] as const

type Changes = TypeInput & { sessionTypeId: string }

/** Changes what is given of the viewer's own type. What was booked before keeps what it was booked with. */
export async function updateSessionType(deps: Deps, viewer: PersonViewer, changes: Changes): Promise<void> {
  const { sessionTypeId, ...input } = changes
  await inTransaction(deps, async (tx) => {
    const before = await findOwnType(tx, viewer, sessionTypeId)
    const kept = draftOf(before)
    const draft = { ...kept, ...given(input) }
    const keeper = deps.scheduling[before.scheduling]
    const set = keeper && !keeper.can.saveTypes ? lengthIssues(kept, draft, keeper.name) : []
    const type = checkDraft(draft, deps.settings.settles, set)
    const columns = columnsOf(type)
    const others = await tx.sessionType.findMany({
      where: { mentorId: before.mentorId, id: { not: before.id } },
      select: { slug: true },
    })
    refuseTakenSlug(new Set(others.map(({ slug }) => slug)), type.slug)
    const costs = type.price.minor > 0n || columns.noShowFeeMinor !== null || type.questions.some(addsToPrice)
    const published = { ...columns, mentorId: before.mentorId, costs }
    if (before.active) await refuseUnlessComplete(tx, deps.payments.can, published)
    await tx.sessionType.update({ where: { id: before.id }, data: columns })
    await replaceQuestions(tx, before.id, before.questions, type.questions)
    await replaceLimits(tx, before.id, type)
    await typeChanged(tx, viewer, before)
  })
}
