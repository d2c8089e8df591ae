import type { Prisma } from '#prisma/generated/client/client.ts'
import { isAdmin, type Viewer } from '../viewer.ts'

/** A payout is its mentor's and the admins' to see; the mentee has no share in it. */
export function visiblePayouts(viewer: Viewer): Prisma.PayoutWhereInput {
  if (isAdmin(viewer)) return {}
  if (viewer.kind !== 'person' || viewer.mentorId === null) return { id: { in: [] } }
  return { mentorId: viewer.mentorId }
}

/** The same rule as visiblePayouts, for one row. */
export const seesPayout = (viewer: Viewer, { mentorId }: { mentorId: string }) =>
  isAdmin(viewer) || (viewer.kind === 'person' && viewer.mentorId === mentorId)
