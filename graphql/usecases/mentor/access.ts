import type { Prisma } from '#prisma/generated/client/client.ts'
import { isAdmin, type Viewer } from '../viewer.ts'

/** Approved mentors are public; the others are seen by themselves and the admins. */
export function visibleMentors(viewer: Viewer): Prisma.MentorWhereInput {
  if (isAdmin(viewer)) return {}
  if (viewer.kind !== 'person') return { state: 'APPROVED' }
  return { OR: [{ state: 'APPROVED' }, { personId: viewer.personId }] }
}

/** The same rule as visibleMentors, for one row. */
export const seesMentor = (viewer: Viewer, mentor: { state: string; personId: string }) =>
  mentor.state === 'APPROVED' || ownsMentor(viewer, mentor) || isAdmin(viewer)

/** What only the mentor and the admins see: place, payouts, drafts. */
export const ownsMentor = (viewer: Viewer, { personId }: { personId: string }) =>
  viewer.kind === 'person' && viewer.personId === personId
