import type { Prisma } from '#prisma/generated/client/client.ts'
import type { Db } from '../deps.ts'
import { isAdmin, type PersonViewer, type Viewer } from '../viewer.ts'

/** A person sees themselves; admins see everybody. */
export function visiblePersons(viewer: Viewer): Prisma.PersonWhereInput {
  if (isAdmin(viewer)) return {}
  return viewer.kind === 'person' ? { id: viewer.personId } : { id: { in: [] } }
}

/** The same rule as visiblePersons, for one row. */
export const seesPerson = (viewer: Viewer, { id }: { id: string }) =>
  isAdmin(viewer) || (viewer.kind === 'person' && viewer.personId === id)

/** How this person asks, with the roles as they are now. */
export async function personViewer(
  db: Db,
  personId: string,
  bookingIds: readonly string[] = [],
): Promise<PersonViewer> {
  const { admin, mentor } = await db.person.findUniqueOrThrow({
    where: { id: personId },
    select: { admin: true, mentor: { select: { id: true } } },
  })
  return { kind: 'person', personId, mentorId: mentor?.id ?? null, admin, bookingIds }
}

/** Every person is a mentee; a mentor is who has a profile as one, public or not yet. */
export const rolesOf = ({ mentorId, admin }: PersonViewer) => [
  'MENTEE' as const,
  ...(mentorId === null ? [] : ['MENTOR' as const]),
  ...(admin ? ['ADMIN' as const] : []),
]
