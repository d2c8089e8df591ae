import type { Prisma } from '#prisma/generated/client/client.ts'
import { isAdmin, type Viewer } from '../viewer.ts'
import { bookable } from './bookable.ts'

/** Active types of approved mentors are public; drafts are seen by their mentor, those asked to give them, and admins. */
export function visibleTypes(viewer: Viewer): Prisma.SessionTypeWhereInput {
  if (isAdmin(viewer)) return {}
  if (viewer.kind !== 'person' || viewer.mentorId === null) return bookable
  const { mentorId } = viewer
  return { OR: [bookable, { mentorId }, { hosts: { some: { mentorId } } }] }
}

/** Who gives a type is public once they accepted; who was asked is seen by its owner, themselves and the admins. */
export function visibleHosts(viewer: Viewer): Prisma.SessionTypeHostWhereInput {
  if (isAdmin(viewer)) return {}
  const accepted = { acceptedAt: { not: null }, mentor: { state: 'APPROVED' as const } }
  if (viewer.kind !== 'person' || viewer.mentorId === null) return accepted
  const { mentorId } = viewer
  return { OR: [accepted, { mentorId }, { sessionType: { mentorId } }] }
}

/** What only the mentor and the admins see of a type: its place, before anybody booked. */
export const ownsType = (viewer: Viewer, { mentorId }: { mentorId: string }) =>
  isAdmin(viewer) || (viewer.kind === 'person' && viewer.mentorId === mentorId)
