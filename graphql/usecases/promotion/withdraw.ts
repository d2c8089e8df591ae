import { PromotionNotFound } from '#graphql/domain/promotion/errors.ts'
import type { Deps } from '../deps.ts'
import { audit } from '../operations/audit.ts'
import { inTransaction } from '../transaction.ts'
import type { PersonViewer } from '../viewer.ts'
import { visiblePromotions } from './access.ts'

export const withdrawPromotionErrors = [PromotionNotFound] as const

/** Ends a code at once: nobody can use it any more, who has used it keeps its discount. Repeating it changes nothing. */
export async function withdrawPromotion(deps: Deps, viewer: PersonViewer, id: string): Promise<void> {
  await inTransaction(deps, async (tx) => {
    const promotion = await tx.promotion.findFirst({ where: { AND: [{ id }, visiblePromotions(viewer)] } })
    if (!promotion) throw new PromotionNotFound()
    const { count } = await tx.promotion.updateMany({
      where: { id, withdrawnAt: null },
      data: { withdrawnAt: deps.now() },
    })
    const own = promotion.bearer === 'MENTOR' && promotion.mentorId === viewer.mentorId
    if (count === 0 || own) return
    await audit(tx, deps, viewer, {
      action: 'promotion.withdrawn',
      subjectType: 'Promotion',
      subjectId: id,
      reason: `Code ${promotion.code}.`,
    })
  })
}
