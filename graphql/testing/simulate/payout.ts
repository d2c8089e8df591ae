import { payoutReleased, transferCreated } from '#graphql/domain/ledger/postings.ts'
import { releaseAtOf } from '#graphql/domain/payout/release.ts'
import { payoutAfter } from '#graphql/domain/payout/state.ts'
import { actOnDisputes } from './dispute.ts'
import { isDisputed } from './package/purchase.ts'
import { call, type MadeTransfer, makeTransfer } from './provider.ts'
import { dueOf, netDebts } from './reversal.ts'
import type { Booking } from './rows.ts'
import { sharesNow } from './shares.ts'
import {
  about,
  at,
  balance,
  enqueue,
  holdHours,
  keyMs,
  maybeCrash,
  NotYet,
  post,
  tell,
  type World,
} from './world.ts'

export function openPayout(world: World, booking: Booking): void {
  const { mentor, fee } = sharesNow(booking)
  const releaseAt = releaseAtOf({
    capturedAt: at(booking.capturedAt ?? world.now),
    endsAt: at(booking.endsAt),
    holdHours,
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
    transfers: [],
    sentAt: null,
  }
}

const over = new Set(['COMPLETED', 'NO_SHOW', 'CANCELLED'])

export function release(world: World, booking: Booking): void {
  const { payout } = booking
  if (!payout || !over.has(booking.state) || payout.blocked) return
  if (booking.complaint?.state === 'OPEN' && world.plant !== 'complaint') return
  if (isDisputed(world, booking) && world.plant !== 'dispute') return
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
  if (payout.blocked || (payout.state === 'DUE' && !startSending(world, booking))) return
  maybeCrash(world)
  const old = payout.sentAt !== null && world.now - payout.sentAt > keyMs
  if ((old || payout.attempt > 1) && world.plant !== 'lookup' && foundTransfer(world, booking)) return
  const { id: payoutId, attempt } = payout
  const amount = dueOf(world, booking)
  const answer = call(world, `${payoutId}:${attempt}`, () =>
    makeTransfer(world.provider, {
      payoutId,
      host,
      amount,
      currency: booking.terms.currency,
      at: world.now,
    }),
  )
  maybeCrash(world)
  if (answer.status === 'done') record(world, booking, answer.facts)
  if (answer.status === 'refused')
    Object.assign(payout, { state: 'DUE', attempt: attempt + 1, blocked: true })
  if (answer.status === 'done' || answer.status === 'refused') {
    actOnDisputes(world, booking)
    return
  }
  if (answer.status === 'storedFailure') {
    if (world.plant !== 'lookup' && foundTransfer(world, booking)) return
    if (payout.attempt === attempt) nextAttempt(world, booking)
  }
  throw new NotYet()
}

/** Nothing of this attempt has left: what a bank contests by now waits for its word. */
function nextAttempt(world: World, booking: Booking): void {
  const { payout } = booking
  if (!payout) return
  const waits = isDisputed(world, booking) && world.plant !== 'dispute'
  Object.assign(payout, { attempt: payout.attempt + 1, sentAt: world.now, ...(waits && { state: 'DUE' }) })
  actOnDisputes(world, booking)
}

/** Debts first; what is being taken back is settled before. False when there is nothing to send now. */
function startSending(world: World, booking: Booking): boolean {
  const { payout, reversals } = booking
  if (!payout || reversals.some(({ state }) => state === 'DECIDED')) return false
  if (isDisputed(world, booking) && world.plant !== 'dispute') return false
  const due = netDebts(world, booking)
  Object.assign(payout, { state: due > 0n ? 'SENDING' : 'PAID', sentAt: world.now })
  return due > 0n
}

function foundTransfer(world: World, booking: Booking): boolean {
  const answer = call(world, null, () => ({
    made: [...world.provider.transfers.values()].find(
      ({ id, payoutId }) =>
        payoutId === booking.payout?.id && !booking.payout.transfers.some((known) => known.id === id),
    ),
  }))
  if (answer.status !== 'done') throw new NotYet()
  if (answer.facts.made) record(world, booking, answer.facts.made)
  return answer.facts.made !== undefined
}

function record(world: World, booking: Booking, { id, amount }: MadeTransfer): void {
  const { payout } = booking
  if (payout?.state !== 'SENDING') return
  payout.transfers.push({ id, amount, reversed: 0n })
  post(world, transferCreated(about(booking), { transferId: id, amount }))
  payout.state = 'PAID'
  tell(world, `${payout.id} paid by ${id}`)
  actOnDisputes(world, booking)
}

/** What the account is now, as fetched; what waited for it goes on. */
export function syncAccount(world: World, host: number): void {
  const answer = call(world, null, () => ({ active: world.provider.accounts.get(host) ?? false }))
  if (answer.status !== 'done') throw new NotYet()
  const { active } = answer.facts
  world.accounts.set(host, active)
  if (!active) return
  const waiting = world.bookings.where((each) => each.host === host && each.payout?.blocked === true)
  for (const { payout } of waiting) if (payout) payout.blocked = false
}
