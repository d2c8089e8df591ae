import {
  type DisputeFacts,
  disputedOf,
  disputeOpen,
  joinDispute,
  moneyContested,
} from '#graphql/domain/dispute/state.ts'
import { disputeLostAfterRelease, disputeLostBeforeRelease } from '#graphql/domain/ledger/disputes.ts'
import { packageDisputeLost } from '#graphql/domain/ledger/packages.ts'
import { clawBackOf } from '#graphql/domain/ledger/postings.ts'
import { sharesOf } from '#graphql/domain/payout/split.ts'
import { dueOf, reverseShare } from '../reversal.ts'
import type { Booking, Dispute, Purchase } from '../rows.ts'
import { securing, settlePayout, sharesNow, splitOfPrice } from '../shares.ts'
import { about, enqueue, NotYet, need, post, type World } from '../world.ts'
import { endPurchase } from './end.ts'
import { sumOf, unspentOf } from './purchase.ts'

type Fetched = DisputeFacts & Pick<Dispute, 'id' | 'charge'>

const smaller = (a: bigint, b: bigint) => (a < b ? a : b)

/** A bank about the payment of a package; `postMoved` posts what moved. While a share is on its way the last word waits. */
export function joinPurchaseDispute(
  world: World,
  purchase: Purchase,
  fetched: Fetched,
  postMoved: () => void,
): void {
  const known = purchase.disputes.find(({ id }) => id === fetched.id)
  const joined = known ? joinDispute(known, fetched) : fetched
  const before = known?.state
  const paid = purchase.credits.flatMap(({ booking }) => (booking ? [need(world, booking)] : []))
  if (joined.state === 'LOST' && before !== 'LOST' && paid.some(({ payout }) => payout?.state === 'SENDING'))
    throw new NotYet()
  const { id, charge } = fetched
  const dispute = known ?? {
    ...fetched,
    id,
    charge,
    found: null,
    since: world.now,
    clawed: null,
    settled: false,
  }
  Object.assign(dispute, joined)
  if (!known) purchase.disputes.push(dispute)
  postMoved()
  if (before === joined.state || disputeOpen(joined.state)) return
  dispute.settled = true
  if (joined.state === 'LOST') lose(world, purchase, paid, dispute)
  refundsGoOn(world, [purchase, ...paid])
}

/** From what was not spent, then from the sessions, the latest first; the rest is a loss. */
function lose(world: World, purchase: Purchase, paid: readonly Booking[], dispute: Dispute): void {
  const amount = disputedOf(dispute)
  const fromCredit = smaller(amount, sumOf(unspentOf(purchase)))
  let left = amount - fromCredit
  for (const booking of [...paid].reverse()) left -= loseShare(world, booking, dispute, left)
  const disputeId = dispute.id
  post(world, packageDisputeLost(about(purchase), { disputeId, fromCredit, loss: left }))
  if (purchase.state === 'ACTIVE') endPurchase(world, purchase, fromCredit)
}

function loseShare(world: World, booking: Booking, { id }: Dispute, left: bigint): bigint {
  const payment = securing(booking)
  const before = sharesNow(booking)
  const amount = smaller(left, before.kept)
  if (!payment || amount === 0n) return 0n
  const lost = { disputeId: `${id}:${booking.id}`, amount }
  if (booking.payout?.released) {
    const after = sharesOf(splitOfPrice(booking), before.kept - amount)
    const shares = { before, after, mentorDue: dueOf(world, booking) }
    post(world, disputeLostAfterRelease(about(booking), { ...lost, ...shares }))
    reverseShare(world, booking, clawBackOf(shares))
  } else post(world, disputeLostBeforeRelease(about(booking), { ...lost, kept: before.kept }))
  payment.lost += amount
  settlePayout(world, booking)
  return amount
}

function refundsGoOn(world: World, owners: readonly (Purchase | Booking)[]): void {
  for (const { id, refunds } of owners)
    for (const refund of refunds) if (refund.state === 'DECIDED') enqueue(world, 'refund-send', id, refund.id)
}

/** In disputes that no bank has decided. */
export const contestedOf = ({ disputes }: Purchase): bigint =>
  disputes.reduce(
    (sum, each) => (moneyContested(each.state) || !each.settled ? sum + disputedOf(each) : sum),
    0n,
  )
