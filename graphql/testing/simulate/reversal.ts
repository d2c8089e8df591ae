import { debtNetted, transferReversed } from '#graphql/domain/ledger/postings.ts'
import { payoutAfter } from '#graphql/domain/payout/state.ts'
import { call, type MadeReversal, newId, type Provider, purseOf, shift } from './provider.ts'
import type { Booking, Reversal } from './rows.ts'
import { about, at, balance, enqueue, keyMs, maybeCrash, NotYet, post, tell, type World } from './world.ts'

export const dueOf = (world: World, { id }: Booking) => -balance(world, id, 'mentor_due')

/** Stored before it is asked for: what the transfers still cover of a claim; the rest stays a debt. */
export function reverseShare(world: World, booking: Booking, claim: bigint): void {
  if (booking.debts.claimed === 0n) booking.debts.since = world.now
  booking.debts.claimed += claim
  let left = claim
  for (const { id: transfer, amount: moved, reversed } of [...(booking.payout?.transfers ?? [])].reverse()) {
    const asked = booking.reversals
      .filter((each) => each.transfer === transfer && each.state === 'DECIDED')
      .reduce((sum, { amount }) => sum + amount, 0n)
    const free = moved - reversed - asked
    const amount = free < left ? free : left
    if (amount <= 0n) continue
    const id = `reversal-${booking.id}-${booking.reversals.length + 1}`
    booking.reversals.push({ id, transfer, amount, state: 'DECIDED', attempt: 1, sentAt: null })
    tell(world, `${id} of ${amount} decided`)
    enqueue(world, 'reversal-send', booking.id, id)
    left -= amount
  }
}

/** Null: the account has not enough, or the transfer not that much left. */
function makeReversal(provider: Provider, asked: Omit<MadeReversal, 'id'>): MadeReversal | null {
  const transfer = provider.transfers.get(asked.transfer)
  if (!transfer) return null
  const back = [...provider.reversals.values()].filter((each) => each.transfer === asked.transfer)
  const left = back.reduce((rest, { amount }) => rest - amount, transfer.amount)
  const purse = provider.purses.get(purseOf(transfer)) ?? 0n
  if (purse < asked.amount || left < asked.amount) return null
  const made = { id: newId(provider, 'trr'), ...asked }
  provider.reversals.set(made.id, made)
  provider.purses.set(purseOf(transfer), purse - asked.amount)
  shift(provider, transfer.currency, asked.amount)
  return made
}

export function sendReversal(world: World, booking: Booking, id: string): void {
  const row = booking.reversals.find((each) => each.id === id)
  if (row?.state !== 'DECIDED') return
  const old = row.sentAt !== null && world.now - row.sentAt > keyMs
  const stale = row.attempt > 1 || old
  row.sentAt ??= world.now
  maybeCrash(world)
  if (stale && world.plant !== 'lookup' && found(world, booking, row)) return
  if (old) Object.assign(row, { attempt: row.attempt + 1, sentAt: world.now })
  const { transfer, amount, attempt } = row
  const answer = call(world, `${id}:${attempt}`, () =>
    makeReversal(world.provider, { reversalId: id, transfer, amount }),
  )
  maybeCrash(world)
  if (answer.status === 'done') record(world, booking, row, answer.facts)
  if (answer.status === 'refused') row.state = 'REFUSED'
  if (answer.status === 'done' || answer.status === 'refused') return
  if (answer.status === 'storedFailure') {
    if (world.plant !== 'lookup' && found(world, booking, row)) return
    if (row.attempt === attempt) Object.assign(row, { attempt: attempt + 1, sentAt: world.now })
  }
  throw new NotYet()
}

function found(world: World, booking: Booking, row: Reversal): boolean {
  const answer = call(world, null, () => ({
    made: [...world.provider.reversals.values()].find(({ reversalId }) => reversalId === row.id),
  }))
  if (answer.status !== 'done') throw new NotYet()
  if (answer.facts.made) record(world, booking, row, answer.facts.made)
  return answer.facts.made !== undefined
}

function record(world: World, booking: Booking, row: Reversal, made: MadeReversal): void {
  const { payout } = booking
  const transfer = payout?.transfers.find(({ id }) => id === row.transfer)
  if (row.state !== 'DECIDED' || !payout || !transfer) return
  row.state = 'DONE'
  transfer.reversed += made.amount
  post(world, transferReversed(about(booking), { reversalId: made.id, amount: made.amount }))
  tell(world, `${row.id} done by ${made.id}`)
  if (payout.transfers.some(({ amount, reversed }) => reversed < amount)) return
  const facts = { at: at(world.now), releaseAt: at(payout.releaseAt), blocks: 0 }
  payout.state = payoutAfter(payout.state, 'reversed', facts) ?? payout.state
}

/** What the host owes, oldest first, and no reversal is about to take back comes off what is due. What is left of that. */
export function netDebts(world: World, booking: Booking): bigint {
  const { host, terms } = booking
  const owing = world.bookings.where(
    (each) => each.host === host && each.debts.claimed > 0n && each.terms.currency === terms.currency,
  )
  for (const debtor of [...owing].sort((one, other) => one.debts.since - other.debts.since)) {
    const asked = debtor.reversals
      .filter(({ state }) => state === 'DECIDED')
      .reduce((sum, { amount }) => sum + amount, 0n)
    const free = balance(world, debtor.id, 'mentor_debt') - asked
    const due = dueOf(world, booking)
    const amount = free < due ? free : due
    if (amount <= 0n) continue
    const nth =
      [...world.ledger.keys].filter((key) => key.startsWith(`net:${booking.id}:${debtor.id}:`)).length + 1
    booking.debts.netted += amount
    debtor.debts.paidOff += amount
    if (world.plant !== 'debt') post(world, debtNetted(about(debtor), about(booking), { nth, amount }))
    tell(world, `${amount} owed for ${debtor.id} comes off ${booking.id}`)
  }
  return dueOf(world, booking)
}
