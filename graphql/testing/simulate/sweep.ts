import { complete, expireHold } from './booking.ts'
import { complaintStep } from './complaint.ts'
import { chargeFee, letGoOfFee } from './fee.ts'
import { closeUnpaid } from './package/buy.ts'
import { endOverdue } from './package/end.ts'
import { release } from './payout.ts'
import { endOverdue as endRequest } from './request.ts'
import type { Booking } from './rows.ts'
import { survive } from './work.ts'
import { enqueue, type World } from './world.ts'

const waiting = new Set(['AWAITING_PAYMENT', 'PENDING', 'CONFIRMING', 'CONFIRMED', 'HELD', 'DUE', 'OPEN'])

/** For which no deadline is left: its session, its share and the complaint about it are over. */
const atRest = ({ state, payout, complaint, fee, payments }: Readonly<Booking>) =>
  !(fee && payments.some(({ state: of }) => of === 'SAVED' || of === 'OPEN')) &&
  ![state, payout?.state, complaint?.state].some((each) => each && waiting.has(each))

/** Every deadline that has passed. */
export function sweep(world: World): void {
  for (const booking of world.bookings.where((each) => !atRest(each))) {
    survive(world, 'hold-expire', () => expireHold(world, booking))
    endRequest(world, booking)
    complete(world, booking)
    complaintStep(world, booking, 'unanswered', 'SYSTEM')
    chargeFee(world, booking)
    letGoOfFee(world, booking)
    release(world, booking)
    const { payout } = booking
    if (payout?.state === 'DUE' && !payout.blocked) enqueue(world, 'payout-send', booking.id)
  }
  for (const purchase of world.purchases.all()) {
    survive(world, 'package-close', () => closeUnpaid(world, purchase))
    endOverdue(world, purchase)
  }
}
