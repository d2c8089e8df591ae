import type { Prisma } from '#prisma/generated/client/client.ts'
import { isAdmin, type Viewer } from '../viewer.ts'

/** A dispute is the admins' to answer and the mentor's whose share it is about to see; nobody else's. */
export function visibleDisputes(viewer: Viewer): Prisma.DisputeWhereInput {
  if (isAdmin(viewer)) return {}
  if (viewer.kind !== 'person' || viewer.mentorId === null) return { id: { in: [] } }
  return { booking: { mentorId: viewer.mentorId } }
}

/** The same rule as visibleDisputes, for one row. */
export const seesDispute = (viewer: Viewer, { booking }: { booking: { mentorId: string } }) =>
  isAdmin(viewer) || (viewer.kind === 'person' && viewer.mentorId === booking.mentorId)
