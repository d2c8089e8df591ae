import {
  payoutReleased,
  refundDecidedBeforeRelease,
  refundEffected,
  refundFailed,
  transferCreated,
} from '#graphql/domain/ledger/postings.ts'
import { joinRefund as joined, nextRefundAttempt } from '#graphql/domain/payment/refund.ts'
import { releaseAtOf } from '#graphql/domain/payout/release.ts'
import { keptOf, type Shares, sharesOf, splitOf } from '#graphql/domain/payout/split.ts'
import { payoutAfter } from '#graphql/domain/payout/state.ts'
import { call, type MadeRefund, type MadeTransfer, makeRefund, makeTransfer } from './provider.ts'
import {
  about,
  at,
  type Booking,
  balance,
  enqueue,
  maybeCrash,
  NotYet,
  post,
  type Refund,
  tell,
  type World,
} from './world.ts'

const keyHours = 23 * 3_600_000
const nothing = { mentorDiscount: 0n, platformDiscount: 0n, serviceFee: 0n }

/** Everybody's share of what is kept, by the production split. */
export function sharesNow(booking: Booking): Shares {
  const split = splitOf({ currency: 'USD', listed: booking.price, ...nothing, feeBps: 1_500 })
  const refundsDecided = booking.refunds
    .filter(({ late }) => !late)
    .reduce((sum, { amount }) => sum + amount, 0n)
  return sharesOf(split, keptOf(split, { refundsDecided, disputesLost: 0n }))
}

export function openPayout(world: World, booking: Booking): void {
  const { mentor, fee } = sharesNow(booking)
  const releaseAt = releaseAtOf({
    capturedAt: at(world.now),
    endsAt: at(booking.endsAt),
    holdHours: 72,
  }).getTime()
  const id = `payout-${booking.id}`
  booking.payout = {
    id,
    state: 'HELD',
    amount: mentor,
    fee,
    releaseAt,
    attempt: 1,
    released: false,
    blocked: false,
    transfer: null,
    sentAt: null,
  }
}

type Decision = Pick<Refund, 'charge' | 'amount' | 'late'>

export function decideRefund(world: World, booking: Booking, { charge, amount, late }: Decision): void {
  if (amount === 0n) return
  const id = `refund-${booking.id}-${booking.refunds.length + 1}`
  booking.refunds.push({
    id,
    charge,
    amount,
    late,
    attempt: 1,
    state: 'DECIDED',
    sentAt: null,
    refused: false,
  })
  post(world, refundDecidedBeforeRelease(about(booking), { refundId: id, amount }))
  tell(world, `${id} of ${amount} decided${late ? ', late' : ''}`)
  enqueue(world, 'refund-send', booking.id, id)
}

export function settlePayout(_world: World, booking: Booking): void {
  const { payout } = booking
  if (payout?.state !== 'HELD') return
  const { kept, mentor, fee } = sharesNow(booking)
  Object.assign(payout, { amount: mentor, fee })
  const facts = { at: at(payout.releaseAt), releaseAt: at(payout.releaseAt), blocks: 0 }
  if (kept === 0n) payout.state = payoutAfter(payout.state, 'nothingLeft', facts) ?? payout.state
}

export function sendRefund(world: World, booking: Booking, id: string): void {
  const refund = booking.refunds.find((each) => each.id === id)
  if (refund?.state !== 'DECIDED' || refund.refused) return
  const old = refund.sentAt !== null && world.now - refund.sentAt > keyHours
  const stale = refund.attempt > 1 || old
  refund.sentAt ??= world.now
  maybeCrash(world)
  if (stale && world.plant !== 'lookup' && foundRefund(world, booking, refund)) return
  if (old) Object.assign(refund, { attempt: refund.attempt + 1, sentAt: world.now })
  const { charge, amount, attempt } = refund
  const answer = call(world, `${id}:${attempt}`, () =>
    makeRefund(world.provider, booking.price, { refundId: id, attempt, charge, amount }),
  )
  maybeCrash(world)
  if (answer.status === 'done') joinRefund(world, booking, { ...answer.facts })
  if (answer.status === 'refused') refund.refused = true
  if (answer.status === 'done' || answer.status === 'refused') return
  if (answer.status === 'storedFailure') {
    if (world.plant !== 'lookup' && foundRefund(world, booking, refund)) return
    if (refund.attempt === attempt) Object.assign(refund, { attempt: attempt + 1, sentAt: world.now })
  }
  throw new NotYet()
}

function foundRefund(world: World, booking: Booking, { id }: Refund): boolean {
  const answer = call(world, null, () => ({
    made: [...world.provider.refunds.values()].find(
      ({ refundId, status }) => refundId === id && status !== 'failed',
    ),
  }))
  if (answer.status !== 'done') throw new NotYet()
  const { made } = answer.facts
  const refund = booking.refunds.find((each) => each.id === id)
  // Found under an earlier number: it is that attempt which took effect.
  if (made && refund) refund.attempt = made.attempt
  if (made) joinRefund(world, booking, { ...made })
  return made !== undefined
}

export function joinRefund(world: World, booking: Booking, made: MadeRefund): void {
  const refund = booking.refunds.find(({ id }) => id === made.refundId)
  if (!refund) return
  const stateOf = { pending: 'PENDING', succeeded: 'SUCCEEDED', failed: 'FAILED' } as const
  const { state } = joined(refund, { state: stateOf[made.status], attempt: made.attempt })
  if (state === refund.state && world.plant !== 'dedupe') return
  refund.state = state
  tell(world, `${refund.id} ${state}`)
  const left = { providerRefundId: made.id, amount: made.amount }
  if (state !== 'PENDING') post(world, refundEffected(about(booking), left))
  if (state === 'FAILED') post(world, refundFailed(about(booking), left))
}

/** An admin says: once more. */
export function retryRefund(world: World, booking: Booking, refund: Refund): void {
  const next = nextRefundAttempt(refund)
  if (!next) return
  Object.assign(refund, next, { sentAt: null, refused: false })
  enqueue(world, 'refund-send', booking.id, refund.id)
}

const over = new Set(['COMPLETED', 'NO_SHOW', 'CANCELLED'])

export function release(world: World, booking: Booking): void {
  const { payout } = booking
  if (!payout || !over.has(booking.state) || payout.blocked) return
  if (booking.complaint?.state === 'OPEN' && world.plant !== 'complaint') return
  const early = world.plant === 'early' ? 3_600_000 : 0
  const facts = { at: at(world.now + early), releaseAt: at(payout.releaseAt), blocks: 0 }
  const to = payoutAfter(payout.state, 'released', facts)
  if (!to) return
  payout.blocked = !world.accounts.get(booking.host)
  if (payout.blocked) return
  payout.state = to
  payout.released = true
  post(world, payoutReleased(about(booking), { payoutId: payout.id, shares: sharesNow(booking) }))
  tell(world, `${payout.id} released, ${balance(world, booking.id, 'mentor_due')} due`)
  enqueue(world, 'payout-send', booking.id)
}

export function sendPayout(world: World, booking: Booking): void {
  const { payout, host } = booking
  if (!payout || payout.blocked || (payout.state !== 'DUE' && payout.state !== 'SENDING')) return
  payout.blocked = payout.state === 'DUE' && !world.accounts.get(host)
  if (payout.blocked) return
  if (payout.state === 'DUE') Object.assign(payout, { state: 'SENDING', sentAt: world.now })
  maybeCrash(world)
  const old = payout.sentAt !== null && world.now - payout.sentAt > keyHours
  if ((old || payout.attempt > 1) && world.plant !== 'lookup' && foundTransfer(world, booking)) return
  const { id: payoutId, attempt, amount } = payout
  const answer = call(world, `${payoutId}:${attempt}`, () =>
    makeTransfer(world.provider, { payoutId, host, amount, at: world.now }),
  )
  maybeCrash(world)
  if (answer.status === 'done') record(world, booking, answer.facts)
  if (answer.status === 'refused')
    Object.assign(payout, { state: 'DUE', attempt: attempt + 1, blocked: true, sentAt: null })
  if (answer.status === 'done' || answer.status === 'refused') return
  if (answer.status === 'storedFailure') {
    if (world.plant !== 'lookup' && foundTransfer(world, booking)) return
    if (payout.attempt === attempt) Object.assign(payout, { attempt: attempt + 1, sentAt: world.now })
  }
  throw new NotYet()
}

function foundTransfer(world: World, booking: Booking): boolean {
  const answer = call(world, null, () => ({
    made: [...world.provider.transfers.values()].find(({ payoutId }) => payoutId === booking.payout?.id),
  }))
  if (answer.status !== 'done') throw new NotYet()
  if (answer.facts.made) record(world, booking, answer.facts.made)
  return answer.facts.made !== undefined
}

function record(world: World, booking: Booking, { id, amount }: MadeTransfer): void {
  const { payout } = booking
  if (payout?.state !== 'SENDING') return
  payout.state = 'PAID'
  payout.transfer = id
  post(world, transferCreated(about(booking), { transferId: id, amount }))
  tell(world, `${payout.id} paid by ${id}`)
}

/** What the account is now, as fetched; what waited for it goes on. */
export function syncAccount(world: World, host: number): void {
  const answer = call(world, null, () => ({ active: world.provider.accounts.get(host) ?? false }))
  if (answer.status !== 'done') throw new NotYet()
  const { active } = answer.facts
  world.accounts.set(host, active)
  if (!active) return
  for (const { host: of, payout } of world.bookings.values())
    if (payout && of === host) payout.blocked = false
}
