import {
  clawBackOf,
  goodwillDecided,
  goodwillSharedAfterRelease,
  goodwillSharedBeforeRelease,
  refundDecidedAfterRelease,
  refundDecidedBeforeRelease,
  refundEffected,
  refundFailed,
} from '#graphql/domain/ledger/postings.ts'
import { joinRefund as joined, nextRefundAttempt } from '#graphql/domain/payment/refund.ts'
import { coverLate } from './cover.ts'
import { isHeldByBank, isLost } from './package/purchase.ts'
import { type ByRule, returnCredit } from './package/return-credit.ts'
import { call, isContested, type MadeRefund, makeRefund } from './provider.ts'
import { dueOf, reverseShare } from './reversal.ts'
import type { Booking, Refund } from './rows.ts'
import { securing, sharesNow } from './shares.ts'
import { about, enqueue, keyMs, maybeCrash, NotYet, type Owner, post, tell, type World } from './world.ts'

type Decision = Pick<Refund, 'charge' | 'amount' | 'late'> &
  Partial<Pick<Refund, 'bearer' | 'cause'>> & { byRule?: ByRule }

export function decideRefund(world: World, booking: Booking, decision: Decision): void {
  const { charge, amount, late, bearer = 'SHARED', cause = 'OTHER', byRule = null } = decision
  if (amount <= 0n) return
  const id = `refund-${booking.id}-${booking.refunds.length + 1}`
  const before = sharesNow(booking)
  const fresh = { attempt: 1, state: 'DECIDED', sentAt: null, refused: false, byBank: false } as const
  const refund: Refund = { id, charge, amount, late, bearer, cause, ...fresh }
  booking.refunds.push(refund)
  if (returnCredit(world, booking, refund, byRule)) return
  const tags = about(booking)
  const decided = { refundId: id, amount }
  if (bearer === 'PLATFORM' && world.plant !== 'goodwill') post(world, goodwillDecided(tags, decided))
  else if (late || !booking.payout?.released) post(world, refundDecidedBeforeRelease(tags, decided))
  else {
    const shares = { before, after: sharesNow(booking), mentorDue: dueOf(world, booking) }
    post(world, refundDecidedAfterRelease(tags, { refundId: id, ...shares }))
    reverseShare(world, booking, clawBackOf(shares))
  }
  tell(world, `${id} of ${amount} decided${late ? ', late' : ''}, borne by ${bearer}`)
  enqueue(world, 'refund-send', booking.id, id)
}

/** When all of a payment goes back, what was goodwill of it comes from everybody's share after all. */
export function shareGoodwill(world: World, booking: Booking): void {
  const tags = about(booking)
  const paid = securing(booking)
  for (const refund of booking.refunds) {
    if (refund.charge !== paid?.charge || refund.bearer !== 'PLATFORM') continue
    const { id: refundId } = refund
    const before = sharesNow(booking)
    refund.bearer = 'SHARED'
    const after = sharesNow(booking)
    const amount = before.kept - after.kept
    if (booking.payout?.released) {
      const shares = { before, after, mentorDue: dueOf(world, booking) }
      post(world, goodwillSharedAfterRelease(tags, { refundId, ...shares }))
      reverseShare(world, booking, clawBackOf(shares))
    } else post(world, goodwillSharedBeforeRelease(tags, { refundId, amount }))
  }
}

export function sendRefund(world: World, booking: Owner, id: string): void {
  const refund = booking.refunds.find((each) => each.id === id)
  if (refund?.state !== 'DECIDED' || refund.refused || isHeldByBank(world, booking, refund.charge)) return
  const old = refund.sentAt !== null && world.now - refund.sentAt > keyMs
  const stale = refund.attempt > 1 || old
  refund.sentAt ??= world.now
  maybeCrash(world)
  if (stale && world.plant !== 'lookup' && foundRefund(world, booking, refund)) return
  if (old) Object.assign(refund, { attempt: refund.attempt + 1, sentAt: world.now })
  const { charge, amount, attempt } = refund
  const answer = call(world, `${id}:${attempt}`, () =>
    makeRefund(world.provider, {
      bookingId: booking.id,
      refundId: id,
      attempt,
      charge,
      amount,
      currency: booking.terms.currency,
    }),
  )
  maybeCrash(world)
  if (answer.status === 'done') joinRefund(world, booking, { ...answer.facts })
  if (answer.status === 'refused') refuse(world, booking, refund)
  if (answer.status === 'done' || answer.status === 'refused') return
  if (answer.status === 'storedFailure') {
    if (world.plant !== 'lookup' && foundRefund(world, booking, refund)) return
    if (refund.attempt === attempt) Object.assign(refund, { attempt: attempt + 1, sentAt: world.now })
  }
  throw new NotYet()
}

/** For a dispute of which we have yet to hear it waits; for any other no it waits for an admin. */
function refuse(world: World, owner: Owner, refund: Refund): void {
  if (!isContested(world.provider, refund.charge) || isLost(world, owner, refund.charge))
    refund.refused = true
  else Object.assign(refund, { attempt: refund.attempt + 1, sentAt: null })
  if (refund.refused) coverLate(world, owner, refund)
}

function foundRefund(world: World, booking: Owner, { id }: Refund): boolean {
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

export function joinRefund(world: World, booking: Owner, made: MadeRefund): void {
  const refund = booking.refunds.find(({ id }) => id === made.refundId)
  if (!refund) return
  const stateOf = { pending: 'PENDING', succeeded: 'SUCCEEDED', failed: 'FAILED' } as const
  const { state } = joined(refund, { state: stateOf[made.status], attempt: made.attempt })
  if (state === refund.state && world.plant !== 'dedupe') return
  refund.state = state
  tell(world, `${refund.id} ${state}`)
  const left = { providerRefundId: made.id, amount: made.amount }
  if (state !== 'PENDING') post(world, refundEffected(about(booking), left))
  if (state !== 'FAILED') return
  post(world, refundFailed(about(booking), left))
  coverLate(world, booking, refund)
}

/** An admin says: once more. */
export function retryRefund(world: World, booking: Owner, refund: Refund): void {
  const next = nextRefundAttempt(refund)
  if (!next) return
  Object.assign(refund, next, { sentAt: null, refused: false })
  enqueue(world, 'refund-send', booking.id, refund.id)
}
