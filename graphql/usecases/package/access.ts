import type { Prisma } from '#prisma/generated/client/client.ts'
import { bookable } from '../session-type/bookable.ts'
import { isAdmin, type Viewer } from '../viewer.ts'

/** What is offered is everybody's to see; what was withdrawn, or is of a draft, its mentor's and the admins'. */
export function visiblePackages(viewer: Viewer): Prisma.PackageWhereInput {
  if (isAdmin(viewer)) return {}
  if (viewer.kind !== 'person' || viewer.mentorId === null) return offered
  return { OR: [offered, { mentorId: viewer.mentorId }] }
}

/** What can be bought now. */
export const offered = { withdrawnAt: null, sessionType: bookable } satisfies Prisma.PackageWhereInput

/** Only the viewer's own as a mentor. */
export function ownPackages(viewer: Viewer): Prisma.PackageWhereInput {
  if (viewer.kind !== 'person' || viewer.mentorId === null) return { id: { in: [] } }
  return { mentorId: viewer.mentorId }
}

/** A bought package is its owner's, its mentor's and the admins' to see. */
export function visiblePurchases(viewer: Viewer): Prisma.PurchaseWhereInput {
  if (isAdmin(viewer)) return {}
  if (viewer.kind !== 'person') return { id: { in: [] } }
  const { personId, mentorId } = viewer
  return mentorId === null ? { personId } : { OR: [{ personId }, { mentorId }] }
}

/** The same rule as visiblePurchases, for one row. */
export const seesPurchase = (viewer: Viewer, row: { personId: string; mentorId: string }): boolean =>
  isAdmin(viewer) ||
  (viewer.kind === 'person' && (viewer.personId === row.personId || viewer.mentorId === row.mentorId))

/** Those of one type with which the viewer could pay now. */
export const usableFor = (viewer: Viewer, sessionTypeId: string, at: Date): Prisma.PurchaseWhereInput => ({
  AND: [boughtBy(viewer)],
  sessionTypeId,
  state: 'ACTIVE',
  expiresAt: { gt: at },
  credits: { some: { state: 'UNSPENT' } },
  disputes: { none: { closedAt: null } },
})

/** Only those that the viewer bought. */
export const boughtBy = (viewer: Viewer): Prisma.PurchaseWhereInput =>
  viewer.kind === 'person' ? { personId: viewer.personId } : { id: { in: [] } }
