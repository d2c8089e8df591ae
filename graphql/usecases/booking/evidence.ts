import { InputInvalid } from '#graphql/domain/errors.ts'
import type { Booking, Prisma, Side } from '#prisma/generated/client/client.ts'
import type { Tx } from '../deps.ts'
import { attachToComplaint } from '../file/attach.ts'
import type { Viewer } from '../viewer.ts'

/** All that seesEvidence reads. */
export const theTwo = { id: true, mentorId: true, menteeId: true } as const satisfies Prisma.BookingSelect

type TheTwo = Pick<Booking, keyof typeof theTwo>

/**
 * A complaint's files are for the mentee, the mentor whose session it is, and admins: not for a programme, nor for whoever
 * gives the session beside its mentor, although they see the booking and what is said.
 */
export function seesEvidence(viewer: Viewer, { id, mentorId, menteeId }: TheTwo): boolean {
  switch (viewer.kind) {
    case 'person':
      return (
        viewer.admin ||
        viewer.personId === menteeId ||
        viewer.mentorId === mentorId ||
        viewer.bookingIds.includes(id)
      )
    case 'guest':
      return viewer.bookingIds.includes(id)
    case 'partner':
    case 'nobody':
      return false
  }
}

/** The same rule, as a condition on bookings. */
export function evidenceVisibleTo(viewer: Viewer): Prisma.BookingWhereInput {
  switch (viewer.kind) {
    case 'person': {
      const { admin, personId, mentorId, bookingIds } = viewer
      if (admin) return {}
      const own = [{ menteeId: personId }, { id: { in: [...bookingIds] } }]
      return { OR: [...own, ...(mentorId === null ? [] : [{ mentorId }])] }
    }
    case 'guest':
      return { id: { in: [...viewer.bookingIds] } }
    case 'partner':
    case 'nobody':
      return { id: { in: [] } }
  }
}

/** Attaches a side's files to the complaint about this booking, which is locked. Throws InputInvalid. */
export async function attachEvidence(
  tx: Tx,
  viewer: Viewer,
  booking: TheTwo,
  to: { complaintId: string; attachedBy: Side },
  fileIds: readonly string[],
): Promise<void> {
  if (fileIds.length > 0 && !seesEvidence(viewer, booking)) {
    const message = 'Only the mentee and the mentor whose session it is can attach files.'
    throw new InputInvalid([{ path: ['files'], message }])
  }
  await attachToComplaint(tx, to, fileIds)
}
