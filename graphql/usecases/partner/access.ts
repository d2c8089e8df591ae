import type { Prisma } from '#prisma/generated/client/client.ts'
import { isAdmin, type Viewer } from '../viewer.ts'

/** A programme is seen by its own keys and the admins. */
export function visiblePrograms(viewer: Viewer): Prisma.ProgramWhereInput {
  if (isAdmin(viewer)) return {}
  return viewer.kind === 'partner' ? { id: viewer.programId } : { id: { in: [] } }
}

/** The same rule as visiblePrograms, for one row. */
export const seesProgram = (viewer: Viewer, { id }: { id: string }) =>
  isAdmin(viewer) || (viewer.kind === 'partner' && viewer.programId === id)

/** Keys are the admins' business alone. */
export const visibleKeys = (viewer: Viewer): Prisma.ApiKeyWhereInput =>
  isAdmin(viewer) ? {} : { id: { in: [] } }
