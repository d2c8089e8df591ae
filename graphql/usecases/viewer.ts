/** Who asks. A guest holds signed links to bookings; a partner acts through a key of its programme. */
export type Viewer = PersonViewer | GuestViewer | PartnerViewer | { kind: 'nobody' }

export type PersonViewer = {
  kind: 'person'
  personId: string
  mentorId: string | null
  admin: boolean
  /** Bookings to which this browser holds a signed link, beside the person's own. */
  bookingIds: readonly string[]
}

export type GuestViewer = { kind: 'guest'; bookingIds: readonly string[] }

export type PartnerViewer = {
  kind: 'partner'
  apiKeyId: string
  programId: string
  scopes: readonly ('READ' | 'BOOK')[]
}

export const nobody: Viewer = { kind: 'nobody' }

export const isAdmin = (viewer: Viewer) => viewer.kind === 'person' && viewer.admin
