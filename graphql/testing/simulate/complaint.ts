import {
  type ComplaintEvent,
  type ComplaintFacts,
  type ComplaintParty,
  complaintMay,
  contestByOf,
  nextComplaintState,
} from '#graphql/domain/booking/complaint.ts'
import type { Side } from '#graphql/domain/booking/no-show.ts'
import { mayHappen } from '#graphql/domain/booking/state.ts'
import { refundDecidedAfterRelease } from '#graphql/domain/ledger/postings.ts'
import type { Shares } from '#graphql/domain/payout/split.ts'
import { dropFee, reportFee } from './fee.ts'
import { decideRefund, shareGoodwill } from './refund.ts'
import { dueOf } from './reversal.ts'
import type { Booking } from './rows.ts'
import { leftOf, partOf, securing, settlePayout, sharesNow } from './shares.ts'
import { about, at, facts, move, post, tell, type World } from './world.ts'

function complaintFacts(world: World, booking: Booking, by: ComplaintParty): ComplaintFacts {
  const { state, noShowOf, complaint, payout, startsAt } = booking
  const share = payout ? { state: payout.state, releaseAt: at(payout.releaseAt) } : feeAhead(booking)
  return { by, at: at(world.now), startsAt: at(startsAt), state, noShowOf, payout: share, complaint }
}

/** A fee that is not charged yet can be objected to like a share that is held. */
const feeAhead = ({ fee }: Booking) =>
  fee?.at != null && fee.decidedAt === null ? ({ state: 'HELD', releaseAt: at(fee.at) } as const) : null

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
  if (event === 'split' && halfOf(booking) === 0n) return
  const state = nextComplaintState(from, event, asked)
  tell(world, `${booking.id} complaint ${event}`)
  const known = booking.complaint ?? { contestBy: contestByOf(asked.at), contestedAt: null }
  booking.complaint = {
    state,
    contestBy: known.contestBy,
    contestedAt: event === 'contested' ? asked.at : known.contestedAt,
  }
  if (state === 'UPHELD') mentorMissed(world, booking)
  if (state === 'SPLIT') giveBack(world, booking, halfOf(booking))
}

/** Who did not come gives all back that is left. */
function mentorMissed(world: World, booking: Booking): void {
  const before = sharesNow(booking)
  move(world, booking, 'noShow')
  Object.assign(booking, { noShowOf: 'MENTOR', refundedPercent: 100 })
  if (booking.fee) booking.fee.at = null
  dropFee(world, booking)
  shareGoodwill(world, booking)
  if (!securing(booking)) takeSubsidyBack(world, booking, before)
  giveBack(world, booking, leftOf(booking))
}

/** Nobody had to pay: what the platform gave for it is kept no more. */
function takeSubsidyBack(world: World, booking: Booking, before: Shares): void {
  if (!booking.payout?.released) return
  const shares = { before, after: sharesNow(booking), mentorDue: dueOf(world, booking) }
  post(world, refundDecidedAfterRelease(about(booking), { refundId: booking.payout.id, ...shares }))
}

const halfOf = (booking: Booking) => partOf(leftOf(booking), 2n, booking.terms.currency)

function giveBack(world: World, booking: Booking, amount: bigint): void {
  const charge = securing(booking)?.charge ?? ''
  decideRefund(world, booking, { charge, amount, late: false, byRule: 'OTHERS' })
  settlePayout(world, booking)
}

/** The mentor says who did not come; of themselves that also ends an open complaint. */
export function reportNoShow(world: World, booking: Booking, who: Side): void {
  const asked = facts(world, booking)
  asked.otherSide = who !== booking.noShowOf
  if (who === 'MENTOR' && asked.complaintOpen) complaintStep(world, booking, 'conceded', 'MENTOR')
  else if (!mayHappen(booking.state, 'noShow', asked)) return
  else if (who === 'MENTOR') mentorMissed(world, booking)
  else {
    move(world, booking, 'noShow')
    Object.assign(booking, { noShowOf: 'MENTEE', refundedPercent: null })
    reportFee(world, booking)
  }
}

/** The mentor takes a report back. */
export function tookPlace(world: World, booking: Booking): void {
  if (!mayHappen(booking.state, 'tookPlace', facts(world, booking))) return
  move(world, booking, 'tookPlace')
  booking.noShowOf = null
  const { fee } = booking
  if (!fee) return
  fee.at = null
  if (fee.decidedAt === null) return
  booking.refundedPercent = 100
  dropFee(world, booking)
  if (!securing(booking)) return
  shareGoodwill(world, booking)
  giveBack(world, booking, leftOf(booking))
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

/** An admin looks at what was contested; of nothing there is no half. */
export function decideComplaints(world: World): void {
  for (const booking of world.bookings.where(({ complaint }) => complaint?.state === 'OPEN')) {
    const decision = world.random.pick(decisions) ?? 'rejected'
    const nothing = decision === 'split' && halfOf(booking) === 0n
    complaintStep(world, booking, nothing ? 'rejected' : decision, 'ADMIN')
  }
}

/** After a session: the mentor misses the mentee or takes that back, the mentee says that nobody came, … */
export function afterSession(world: World): void {
  const booking = world.bookings.pick(world.random, ({ startsAt }) => startsAt <= world.now)
  if (!booking) return
  const [event, by] = world.random.pick(steps) ?? ['opened', 'MENTEE']
  if (!world.random.chance(0.2)) {
    complaintStep(world, booking, event, by)
    return
  }
  if (booking.noShowOf === 'MENTEE') tookPlace(world, booking)
  else reportNoShow(world, booking, world.random.chance(0.8) ? 'MENTEE' : 'MENTOR')
}

/** Somebody does not come to what costs a fee then, or objects to that, or their mentor was wrong. */
export function aboutFees(world: World): void {
  const { random, bookings } = world
  const over = new Set(['CONFIRMED', 'COMPLETED', 'NO_SHOW'])
  const booking = bookings.pick(
    random,
    ({ fee, startsAt, state }) => fee !== null && startsAt <= world.now && over.has(state),
  )
  if (!booking) return
  const dice = random.int(6)
  if (booking.noShowOf === null && dice < 5) reportNoShow(world, booking, 'MENTEE')
  else if (booking.complaint?.state === 'OPEN') complaintStep(world, booking, 'contested', 'MENTOR')
  else if (dice < 4) complaintStep(world, booking, 'opened', 'MENTEE')
  else if (dice === 4) tookPlace(world, booking)
}
