import type { Prisma } from '#prisma/generated/client/client.ts'
import { isAdmin, type Viewer } from '../viewer.ts'
import { bookable } from './bookable.ts'

/** Active types of approved mentors are public; drafts are seen by their mentor and the admins. */
export function visibleTypes(viewer: Viewer): Prisma.SessionTypeWhereInput {
  if (isAdmin(viewer)) return {}
  if (viewer.kind !== 'person' || viewer.mentorId === null) return bookable
  return { OR: [bookable, { mentorId: viewer.mentorId }] }
}

/** What only the mentor and the admins see of a type: its place, before anybody booked. */
export const ownsType = (viewer: Viewer, { mentorId }: { mentorId: string }) =>
  isAdmin(viewer) || (viewer.kind === 'person' && viewer.mentorId === mentorId)
