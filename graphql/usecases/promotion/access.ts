import type { Prisma } from '#prisma/generated/client/client.ts'
import { isAdmin, type Viewer } from '../viewer.ts'

/** A mentor's own codes are theirs, every code is the admins'. Whoever books learns of a code by typing it. */
export function visiblePromotions(viewer: Viewer): Prisma.PromotionWhereInput {
  return isAdmin(viewer) ? {} : ownPromotions(viewer)
}

/** Only the viewer's own as a mentor. */
export function ownPromotions(viewer: Viewer): Prisma.PromotionWhereInput {
  if (viewer.kind !== 'person' || viewer.mentorId === null) return { id: { in: [] } }
  return { bearer: 'MENTOR', mentorId: viewer.mentorId }
}

/** The same rule as visiblePromotions, for one row. */
export const seesPromotion = (viewer: Viewer, row: { bearer: string; mentorId: string | null }) =>
  isAdmin(viewer) ||
  (viewer.kind === 'person' &&
    viewer.mentorId !== null &&
    row.bearer === 'MENTOR' &&
    row.mentorId === viewer.mentorId)
