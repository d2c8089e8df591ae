import { complete, expireHold } from './booking.ts'
import { complaintStep } from './complaint.ts'
import { release } from './payout.ts'
import { endOverdue } from './request.ts'
import { survive } from './work.ts'
import { type Booking, enqueue, type World } from './world.ts'

const waiting = new Set(['AWAITING_PAYMENT', 'PENDING', 'CONFIRMING', 'CONFIRMED', 'HELD', 'DUE', 'OPEN'])

/** For which no deadline is left: its session, its share and the complaint about it are over. */
const atRest = ({ state, payout, complaint }: Readonly<Booking>) =>
  ![state, payout?.state, complaint?.state].some((each) => each && waiting.has(each))

/** Every deadline that has passed. */
export function sweep(world: World): void {
  for (const booking of world.bookings.where((each) => !atRest(each))) {
    survive(world, 'hold-expire', () => expireHold(world, booking))
    endOverdue(world, booking)
    complete(world, booking)
    complaintStep(world, booking, 'unanswered', 'SYSTEM')
    release(world, booking)
    const { payout } = booking
    if (payout?.state === 'DUE' && !payout.blocked) enqueue(world, 'payout-send', booking.id)
  }
}
