import { BookingTransitionRefused } from '#graphql/domain/booking/state.ts'
import { endBooking } from '../booking/end.ts'
import type { Deps } from '../deps.ts'
import type { PersonViewer } from '../viewer.ts'
import { act, actErrors, type Handled, type StuckRequest } from './act.ts'

export const cancelStuckErrors = [...actErrors, BookingTransitionRefused] as const

/** Cancels for the platform: whatever was paid goes back in full. */
export async function cancelStuck(deps: Deps, viewer: PersonViewer, request: StuckRequest): Promise<Handled> {
  return act(deps, viewer, request, 'CANCEL', async (tx, _stuck, booking, reason) => {
    if (booking) await endBooking(tx, deps, booking, { actor: 'ADMIN', actorId: viewer.personId, reason })
  })
}
