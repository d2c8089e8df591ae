import type { Actor, Prisma } from '#prisma/generated/client/client.ts'
import type { Viewer } from '../viewer.ts'
import { inOrder } from './givers.ts'

type Parties = {
  id: string
  mentorId: string
  menteeId: string | null
  programId: string | null
  hosts: readonly { mentorId: string }[]
}

/** What partyOf reads beside a booking's row. */
export const takingPart = {
  hosts: { select: { mentorId: true }, orderBy: inOrder },
} satisfies Prisma.BookingInclude

/** All that it reads. */
export const parties = {
  id: true,
  mentorId: true,
  menteeId: true,
  programId: true,
  ...takingPart,
} satisfies Prisma.BookingSelect

/** Whose session type it is, and whoever gives the session. */
const isOnMentorsSide = (mentorId: string | null, booking: Parties) =>
  mentorId !== null &&
  (booking.mentorId === mentorId || booking.hosts.some((host) => host.mentorId === mentorId))

/** The same rule, as conditions on rows. */
const onMentorsSide = (mentorId: string | null): Prisma.BookingWhereInput[] =>
  mentorId === null ? [] : [{ mentorId }, { hosts: { some: { mentorId } } }]

/** In which role the viewer takes part in this booking; null for a stranger. */
export function partyOf(viewer: Viewer, booking: Parties): Actor | null {
  switch (viewer.kind) {
    case 'person':
      if (booking.menteeId === viewer.personId || viewer.bookingIds.includes(booking.id)) return 'MENTEE'
      if (isOnMentorsSide(viewer.mentorId, booking)) return 'MENTOR'
      return viewer.admin ? 'ADMIN' : null
    case 'guest':
      return viewer.bookingIds.includes(booking.id) ? 'MENTEE' : null
    case 'partner':
      return booking.programId === viewer.programId ? 'PARTNER' : null
    case 'nobody':
      return null
  }
}

/** The same rule as partyOf, as a condition on rows. */
export function visibleTo(viewer: Viewer): Prisma.BookingWhereInput {
  switch (viewer.kind) {
    case 'person':
      if (viewer.admin) return {}
      return {
        OR: [
          { menteeId: viewer.personId },
          { id: { in: [...viewer.bookingIds] } },
          ...onMentorsSide(viewer.mentorId),
        ],
      }
    case 'guest':
      return { id: { in: [...viewer.bookingIds] } }
    case 'partner':
      return { programId: viewer.programId }
    case 'nobody':
      return { id: { in: [] } }
  }
}

/** Whether the viewer may change the booking on the mentee's side; a reading key may only look. */
export function mayAct(viewer: Viewer, party: Actor | null): party is Actor {
  return party !== null && (viewer.kind !== 'partner' || viewer.scopes.includes('BOOK'))
}

/** The person behind the viewer, for the history; partners and guests have none. */
export const actorIdOf = (viewer: Viewer) => (viewer.kind === 'person' ? viewer.personId : null)

export type PartyRole = 'MENTEE' | 'MENTOR' | 'ADMIN'

/** The bookings in which the viewer has this role; without one, all that the viewer may see. */
export function rolesIn(viewer: Viewer, role: PartyRole | null): Prisma.BookingWhereInput {
  if (role === null || viewer.kind !== 'person') return visibleTo(viewer)
  const none = { id: { in: [] } }
  switch (role) {
    case 'MENTEE':
      return { OR: [{ menteeId: viewer.personId }, { id: { in: [...viewer.bookingIds] } }] }
    case 'MENTOR':
      return { OR: onMentorsSide(viewer.mentorId) }
    case 'ADMIN':
      return viewer.admin ? {} : none
  }
}
