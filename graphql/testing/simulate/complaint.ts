import {
  type ComplaintEvent,
  type ComplaintFacts,
  type ComplaintParty,
  complaintMay,
  contestByOf,
  nextComplaintState,
} from '#graphql/domain/booking/complaint.ts'
import { mayHappen } from '#graphql/domain/booking/state.ts'
import { securing } from './booking.ts'
import { decideRefund, settlePayout } from './money.ts'
import { at, type Booking, facts, move, tell, type World } from './world.ts'

function complaintFacts(world: World, booking: Booking, by: ComplaintParty): ComplaintFacts {
  const { state, noShowOf, complaint, payout, startsAt } = booking
  const share = payout && { state: payout.state, releaseAt: at(payout.releaseAt) }
  return { by, at: at(world.now), startsAt: at(startsAt), state, noShowOf, payout: share, complaint }
}

/** One step of the booking's complaint with what it does to the money, if the table has it now. */
export function complaintStep(
  world: World,
  booking: Booking,
  event: ComplaintEvent,
  by: ComplaintParty,
): void {
  const from = booking.complaint?.state ?? null
  const asked = complaintFacts(world, booking, by)
  if (!complaintMay(from, event, asked)) return
  const state = nextComplaintState(from, event, asked)
  tell(world, `${booking.id} complaint ${event}`)
  const known = booking.complaint ?? { contestBy: contestByOf(asked.at), contestedAt: null }
  booking.complaint = { ...known, state, contestedAt: event === 'contested' ? asked.at : known.contestedAt }
  if (state === 'UPHELD') giveBack(world, booking, 1n)
  if (state === 'SPLIT') giveBack(world, booking, 2n)
}

/** All that is left, with which the mentor did not come; or a part of it. */
function giveBack(world: World, booking: Booking, part: 1n | 2n): void {
  const { refunds, price } = booking
  const charge = securing(booking)?.charge ?? ''
  const gone = refunds.filter((each) => each.charge === charge).reduce((sum, { amount }) => sum + amount, 0n)
  if (part === 1n) {
    move(world, booking, 'noShow')
    booking.noShowOf = 'MENTOR'
  }
  decideRefund(world, booking, { charge, amount: (price - gone) / part, late: false })
  settlePayout(world, booking)
}

const steps: readonly (readonly [ComplaintEvent, ComplaintParty])[] = [
  ['opened', 'MENTEE'],
  ['opened', 'MENTEE'],
  ['opened', 'MENTEE'],
  ['contested', 'MENTOR'],
  ['contested', 'MENTOR'],
  ['conceded', 'MENTOR'],
  ['withdrawn', 'MENTEE'],
]

const decisions = ['upheld', 'split', 'rejected'] as const

/** An admin looks at what was contested. */
export function decideComplaints(world: World): void {
  for (const booking of world.bookings.values())
    complaintStep(world, booking, world.random.pick(decisions) ?? 'rejected', 'ADMIN')
}

/** After a session: the mentor misses the mentee or takes that back, the mentee says that nobody came, … */
export function afterSession(world: World): void {
  const booking = world.random.pick(
    [...world.bookings.values()].filter(({ startsAt }) => startsAt <= world.now),
  )
  if (!booking) return
  const [event, by] = world.random.pick(steps) ?? ['opened', 'MENTEE']
  if (!world.random.chance(0.2)) {
    complaintStep(world, booking, event, by)
    return
  }
  const reported = booking.noShowOf === 'MENTEE' ? 'tookPlace' : 'noShow'
  if (!mayHappen(booking.state, reported, facts(world, booking))) return
  move(world, booking, reported)
  booking.noShowOf = reported === 'noShow' ? 'MENTEE' : null
}
