import { partsTaken } from '#graphql/domain/dispute/parts.ts'
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
import { clawBack, dueAgain, shrinking } from '../claw.ts'
import { coverRefunds, owedOf, sendWhatWaits } from '../cover.ts'
import { reverseShare } from '../reversal.ts'
import type { Booking, Dispute, Purchase } from '../rows.ts'
import { securing, settlePayout, sharesNow } from '../shares.ts'
import { about, need, post, type World } from '../world.ts'
import { endPurchase } from './end.ts'
import { sumOf, unspentOf } from './purchase.ts'

type Fetched = DisputeFacts & Pick<Dispute, 'id' | 'charge'>

/** A bank about the payment of a package; `postMoved` posts what moved. */
export function joinPurchaseDispute(
  world: World,
  purchase: Purchase,
  fetched: Fetched,
  postMoved: () => void,
): void {
  const known = purchase.disputes.find(({ id }) => id === fetched.id)
  if (known) Object.assign(known, joinDispute(known, fetched))
  else {
    const fresh = { found: null, since: world.now, claws: new Map(), settled: false }
    purchase.disputes.push({ ...fetched, ...fresh })
  }
  postMoved()
  actOnPackage(world, purchase)
}

/** What the disputes as they are known mean for the money; the last word waits while a share is on its way. */
export function actOnPackage(world: World, purchase: Purchase): void {
  const paid = purchase.credits.flatMap(({ booking }) => (booking ? [need(world, booking)] : []))
  for (const dispute of purchase.disputes) {
    if (dispute.settled) continue
    if (disputeOpen(dispute.state)) {
      if (moneyContested(dispute.state)) clawShares(world, purchase, paid, dispute)
      continue
    }
    if (paid.some(({ payout }) => payout?.state === 'SENDING')) continue
    if (dispute.state === 'LOST') lose(world, purchase, paid, dispute)
    else for (const owner of [purchase, ...paid]) sendWhatWaits(world, owner, dispute.charge)
    for (const booking of paid) dueAgain(world, booking, dispute)
    dispute.settled = true
  }
}

type Part = { booking: Booking; amount: bigint; key: string }
type Division = { fromCredit: bigint; parts: readonly Part[]; rest: bigint }

type Taken = { before: bigint; amount: bigint }

/** From what was not spent, then from the sessions, the latest first, behind what others took. */
function divide(purchase: Purchase, paid: readonly Booking[], { id }: Dispute, taken: Taken): Division {
  const latestFirst = [...paid].reverse()
  const pieces = [sumOf(unspentOf(purchase)), ...latestFirst.map((booking) => sharesNow(booking).kept)]
  const [fromCredit = 0n, ...from] = partsTaken(pieces, taken)
  const parts = latestFirst.map((booking, nth) => {
    return { booking, amount: from[nth] ?? 0n, key: `${id}:${booking.id}` }
  })
  return { fromCredit, parts, rest: from.reduce((left, part) => left - part, taken.amount - fromCredit) }
}

/** What a bank has of each session that was paid with it. */
export function takenOf(purchase: Purchase, paid: readonly Booking[], dispute: Dispute): readonly Part[] {
  const earlier = purchase.disputes.slice(0, purchase.disputes.indexOf(dispute))
  const before = earlier.reduce((sum, each) => (each.settled ? sum : sum + disputedOf(each)), 0n)
  return divide(purchase, paid, dispute, { before, amount: disputedOf(dispute) }).parts
}

function clawShares(world: World, purchase: Purchase, paid: readonly Booking[], dispute: Dispute): void {
  for (const { booking, amount, key } of takenOf(purchase, paid, dispute))
    if (amount > 0n) clawBack(world, booking, dispute, amount, key)
}

function lose(world: World, purchase: Purchase, paid: readonly Booking[], dispute: Dispute): void {
  const { id, charge } = dispute
  const amount = disputedOf(dispute)
  let ofSessions = 0n
  for (const booking of paid) {
    const covered = coverRefunds(world, booking, owedOf(booking.refunds), amount - ofSessions)
    if (covered === 0n) continue
    const lost = { disputeId: `${id}:${booking.id}:refunds`, amount: covered, kept: 0n }
    post(world, disputeLostBeforeRelease(about(booking), lost))
    ofSessions += covered
  }
  const ofPackage = coverRefunds(world, purchase, owedOf(purchase.refunds), amount - ofSessions)
  const left = { before: 0n, amount: amount - ofSessions - ofPackage }
  const { fromCredit, parts, rest } = divide(purchase, paid, dispute, left)
  for (const part of parts) if (part.amount > 0n) loseShare(world, dispute, part)
  post(world, packageDisputeLost(about(purchase), { disputeId: id, fromCredit, loss: rest + ofPackage }))
  for (const owner of [purchase, ...paid]) sendWhatWaits(world, owner, charge)
  if (purchase.state === 'ACTIVE') endPurchase(world, purchase, fromCredit)
}

function loseShare(world: World, dispute: Dispute, { booking, amount, key: disputeId }: Part): void {
  const payment = securing(booking)
  const shares = shrinking(world, booking, dispute, amount)
  if (!payment) return
  if (booking.payout?.released) {
    post(world, disputeLostAfterRelease(about(booking), { disputeId, amount, ...shares }))
    reverseShare(world, booking, clawBackOf(shares))
  } else
    post(world, disputeLostBeforeRelease(about(booking), { disputeId, amount, kept: shares.before.kept }))
  payment.lost += amount
  settlePayout(world, booking)
}

/** In disputes that no bank has decided, or that wait to be acted upon. */
export const contestedOf = ({ disputes }: Purchase): bigint =>
  disputes.reduce((sum, each) => (each.settled ? sum : sum + disputedOf(each)), 0n)
