import type { Prisma } from '#prisma/generated/client/client.ts'
import { isAdmin, type Viewer } from '../viewer.ts'

/** A dispute is the admins' to answer and the mentor's whose share it is about, or whose package, to see; nobody else's. */
export function visibleDisputes(viewer: Viewer): Prisma.DisputeWhereInput {
  if (isAdmin(viewer)) return {}
  if (viewer.kind !== 'person' || viewer.mentorId === null) return { id: { in: [] } }
  const { mentorId } = viewer
  return { OR: [{ booking: { mentorId } }, { purchase: { mentorId } }] }
}

/** The same rule as visibleDisputes, for one row. */
export const seesDispute = (
  viewer: Viewer,
  { booking, purchase }: { booking: Mentored; purchase: Mentored },
) =>
  isAdmin(viewer) ||
  (viewer.kind === 'person' &&
    viewer.mentorId !== null &&
    viewer.mentorId === (booking ?? purchase)?.mentorId)

type Mentored = { mentorId: string } | null
