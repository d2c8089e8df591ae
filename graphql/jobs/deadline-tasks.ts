import { completeBooking } from '#graphql/usecases/booking/complete.ts'
import { expireHold } from '#graphql/usecases/booking/expire-hold.ts'
import { declineUnanswered, refuseUnpaid } from '#graphql/usecases/booking/overdue.ts'
import { upholdUnanswered } from '#graphql/usecases/booking/uphold-complaint.ts'
import type { Deps } from '#graphql/usecases/deps.ts'

const ofBooking = (end: (deps: Deps, bookingId: string) => Promise<void>) => {
  return (deps: Deps, { subjectId }: { subjectId: string }) => end(deps, subjectId)
}

/** What happens when a booking's time for something is over; the sweep queues them. */
export const deadlineTasks = {
  'hold-expire': ofBooking(expireHold),
  'request-decline': ofBooking(declineUnanswered),
  'booking-refuse': ofBooking(refuseUnpaid),
  'booking-complete': ofBooking(completeBooking),
  'complaint-uphold': ofBooking(upholdUnanswered),
}
