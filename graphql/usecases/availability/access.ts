import { isAdmin, type Viewer } from '../viewer.ts'

/** Times off and trips are seen by their mentor and the admins. */
export function visibleEntries(viewer: Viewer) {
  if (isAdmin(viewer)) return {}
  return viewer.kind === 'person' ? { mentor: { personId: viewer.personId } } : { id: { in: [] } }
}
