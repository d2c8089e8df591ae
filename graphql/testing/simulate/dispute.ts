import { disputedOf, disputeOpen, joinDispute, moneyContested } from '#graphql/domain/dispute/state.ts'
import {
  disputeLostAfterRelease,
  disputeLostBeforeRelease,
  disputeReinstated,
  disputeWithdrawn,
} from '#graphql/domain/ledger/disputes.ts'
import { clawBackOf } from '#graphql/domain/ledger/postings.ts'
import { clawBack, dueAgain, shrinking } from './claw.ts'
import { coverRefunds, owedOf, sendWhatWaits } from './cover.ts'
import { joinPurchaseDispute } from './package/dispute.ts'
import { behind } from './package/purchase.ts'
import { call, emit, type MadeDispute, newId, shift } from './provider.ts'
import { reverseShare } from './reversal.ts'
import type { Booking, Dispute } from './rows.ts'
import { partOf, securing, settlePayout } from './shares.ts'
import { about, enqueue, NotYet, type Owner, post, tell, type World } from './world.ts'

const fee = 1_500n

/** Somebody goes to the bank, which asks or takes all or a part; or a bank decides. */
export function bank(world: World, booking: Owner): void {
  const { random } = world
  const open = openDisputeOf(world, booking)
  if (open) decideAtBank(world, open, random.chance(0.5))
  else {
    const left = contestable(world, booking)
    const amount = random.chance(0.5) ? left : partOf(left, 3n, booking.terms.currency)
    contest(world, booking, { amount, inquiry: random.chance(0.3) })
  }
}

export const openDisputeOf = ({ provider }: World, { id }: Pick<Booking, 'id'>) =>
  [...provider.disputes.values()].find(
    ({ bookingId, status }) => bookingId === id && /inquiry$|needsResponse/.test(status),
  )

const chargedSession = ({ provider }: World, booking: Pick<Booking, 'id'>) =>
  [...provider.sessions.values()].find((each) => each.bookingId === booking.id && each.charge)

/** What of the payment neither went back nor was lost. */
function contestable(world: World, booking: Pick<Booking, 'id'>): bigint {
  const { provider } = world
  const session = chargedSession(world, booking)
  if (!session?.charge) return 0n
  const { charge } = session
  const gone = [
    ...[...provider.refunds.values()].filter((each) => each.charge === charge && each.status !== 'failed'),
    ...[...provider.disputes.values()].filter((each) => each.charge === charge && each.status === 'lost'),
  ].reduce((sum, { amount }) => sum + amount, 0n)
  return session.amount - gone
}

type Contested = { amount: bigint; inquiry: boolean }

/** Somebody has their bank ask, or take the money at once. */
export function contest(world: World, booking: Pick<Booking, 'id'>, { amount, inquiry }: Contested): void {
  const { provider } = world
  const session = chargedSession(world, booking)
  if (!session?.charge || amount <= 0n || amount > contestable(world, booking)) return
  const id = newId(provider, 'du')
  const { currency, charge } = session
  const said = { id, charge, bookingId: booking.id, currency, amount, withdrawn: 0n, reinstated: 0n }
  const dispute: MadeDispute = { status: 'inquiry', ...said }
  provider.disputes.set(id, dispute)
  if (!inquiry) withdraw(world, dispute)
  tell(world, `the bank has ${id} of ${dispute.amount} against ${booking.id}: ${dispute.status}`)
  emit(provider, 'dispute', id)
}

function withdraw({ provider }: World, dispute: MadeDispute): void {
  Object.assign(dispute, { status: 'needsResponse', withdrawn: dispute.amount })
  shift(provider, dispute.currency, -dispute.amount - fee)
}

export function decideAtBank(world: World, dispute: MadeDispute, won: boolean): void {
  const { provider } = world
  if (dispute.status === 'inquiry') {
    if (won) dispute.status = 'inquiryClosed'
    else withdraw(world, dispute)
  } else {
    dispute.status = won ? 'won' : 'lost'
    if (won) {
      dispute.reinstated = dispute.amount
      shift(provider, dispute.currency, dispute.amount)
    }
  }
  tell(world, `the bank says of ${dispute.id}: ${dispute.status}`)
  emit(provider, 'dispute', dispute.id)
}

const stateOf = {
  inquiry: 'INQUIRY',
  needsResponse: 'NEEDS_RESPONSE',
  won: 'WON',
  lost: 'LOST',
  inquiryClosed: 'INQUIRY_CLOSED',
} as const

/** Fetched afresh and joined; money is posted from what moved. */
export function syncDispute(world: World, id: string): void {
  const answer = call(world, null, () => world.provider.disputes.get(id) ?? null)
  if (answer.status !== 'done') throw new NotYet()
  const made = { ...answer.facts }
  const purchase = world.purchases.get(made.bookingId)
  if (purchase?.payment.charge === made.charge) {
    joinPurchaseDispute(world, purchase, { id, charge: made.charge, ...factsOf(made) }, () =>
      postMoved(world, purchase, made),
    )
    return
  }
  const booking = world.bookings.get(made.bookingId)
  const paid = booking?.payments.find(({ charge }) => charge === made.charge)
  if (!booking || !paid) throw new NotYet()
  const { charge } = made
  const fetched = factsOf(made)
  const known = booking.disputes.find((each) => each.id === id)
  if (known) Object.assign(known, joinDispute(known, fetched))
  else {
    const found = booking.payout?.state ?? null
    const fresh = { id, charge, found, since: world.now, claws: new Map(), settled: false }
    booking.disputes.push({ ...fresh, ...fetched })
  }
  postMoved(world, booking, made)
  actOnDisputes(world, booking)
}

const factsOf = ({ status, withdrawn, reinstated }: MadeDispute) => {
  return { state: stateOf[status], withdrawn, reinstated, refundable: true, respondBy: null }
}

function postMoved(world: World, owner: Owner, { id, withdrawn, reinstated }: MadeDispute): void {
  const tags = about(owner)
  if (withdrawn > 0n)
    post(world, disputeWithdrawn(tags, { transactionId: `${id}:out`, amount: withdrawn, fee }))
  if (reinstated > 0n)
    post(world, disputeReinstated(tags, { transactionId: `${id}:in`, amount: reinstated, fee: 0n }))
}

/** What the disputes as they are known mean for the money; while the share is on its way that waits. */
export function actOnDisputes(world: World, booking: Booking): void {
  for (const dispute of booking.disputes) {
    const onItsWay = booking.payout?.state === 'SENDING'
    if (dispute.settled || onItsWay) continue
    const shared = securing(booking)?.charge === dispute.charge
    if (disputeOpen(dispute.state)) {
      if (shared && moneyContested(dispute.state)) clawBack(world, booking, dispute, disputedOf(dispute))
      continue
    }
    if (dispute.state === 'LOST') lose(world, booking, dispute, shared)
    else sendWhatWaits(world, booking, dispute.charge)
    dueAgain(world, booking, dispute)
    dispute.settled = true
  }
  const purchase = behind(world, booking)
  if (purchase?.disputes.some(({ settled }) => !settled)) enqueue(world, 'package-contested', purchase.id)
}

function lose(world: World, booking: Booking, dispute: Dispute, shared: boolean): void {
  const { id: disputeId, charge } = dispute
  const amount = disputedOf(dispute)
  const owed = owedOf(booking.refunds.filter((refund) => refund.charge === charge))
  const covered = coverRefunds(world, booking, owed, amount)
  const shares = shared ? shrinking(world, booking, dispute, amount - covered) : null
  const lost = { disputeId, amount }
  if (shares && booking.payout?.released) {
    post(world, disputeLostAfterRelease(about(booking), { ...lost, ...shares }))
    reverseShare(world, booking, clawBackOf(shares))
  } else {
    const kept = shares ? shares.before.kept - shares.after.kept : 0n
    post(world, disputeLostBeforeRelease(about(booking), { ...lost, kept }))
  }
  const payment = booking.payments.find((each) => each.charge === charge)
  if (payment) payment.lost += amount - covered
  if (shares) settlePayout(world, booking)
  sendWhatWaits(world, booking, charge)
}
