import { type BookingEvent, givesSlotUp, nextState } from '#graphql/domain/booking/state.ts'
import type { Account } from '#graphql/domain/ledger/accounts.ts'
import type { LedgerEntry } from '#graphql/domain/ledger/entry.ts'
import { Bookings } from './bookings.ts'
import type { Plant } from './plants.ts'
import { newProvider, type Provider } from './provider.ts'
import { type Random, randomFrom } from './random.ts'
import type { Booking, Purchase } from './rows.ts'
import { type Company, newCompany } from './there/company.ts'

/** Whose money it is: a booking, or a bought package. */
export type Owner = Pick<Booking | Purchase, 'id' | 'host' | 'refunds' | 'disputes'> & {
  readonly terms: Pick<Booking['terms'], 'currency'>
}

/** What each account has of each booking, and what is left when all of a currency are added up: nothing. */
export type Ledger = {
  keys: Set<string>
  balances: Map<string, Map<Account, bigint>>
  sums: Map<string, bigint>
}
/** What happened, and when, in milliseconds. */
export type Told = { readonly at: number; readonly what: string }
export type Job = { name: string; subject: string; part: string }
export type World = {
  now: number
  random: Random
  /** How often, of 1, anything goes wrong; 0 while the world settles. */
  trouble: number
  plant: Plant | null
  bookings: Bookings<Booking>
  purchases: Bookings<Purchase>
  slots: Map<number, string>
  /** Whether we believe that a host's account takes transfers. */
  accounts: Map<number, boolean>
  jobs: Job[]
  provider: Provider
  /** Keeps the calendar of one of the hosts. */
  company: Company
  ledger: Ledger
  story: Told[]
}

/** The process died here; what it had committed stays. */
export class Crash extends Error {}
/** To be tried again later. */
export class NotYet extends Error {}

export const hosts = [0, 1, 2]
export const holdHours = 72
/** Older than that the provider has forgotten a key. */
export const keyMs = 23 * 3_600_000

/** All calendars are our own, but for that of `elsewhere`. */
export function newWorld(seed: number, plant: Plant | null, elsewhere: number | null = null): World {
  const random = randomFrom(seed)
  const provider = newProvider()
  return {
    now: Date.parse('2026-12-07T08:00:00Z'),
    random,
    trouble: [0, 0.05, 0.15, 0.3][random.int(4)] ?? 0,
    plant,
    bookings: new Bookings(),
    purchases: new Bookings(),
    slots: new Map(),
    accounts: new Map(hosts.map((host) => [host, true])),
    jobs: [],
    provider,
    company: newCompany(elsewhere, seed % 2 === 0, provider.wires),
    ledger: { keys: new Set(), balances: new Map(), sums: new Map() },
    story: [],
  }
}

export const need = (world: World, id: string): Booking => {
  const booking = world.bookings.get(id)
  if (!booking) throw new Error(`no booking ${id}`)
  return booking
}

export const at = (ms: number) => new Date(ms)

export function tell(world: World, what: string): void {
  world.story.push({ at: world.now, what })
}

/** Between two neighbours the process may die. */
export function maybeCrash({ random, trouble }: World): void {
  if (random.chance(trouble / 3)) throw new Crash('killed')
}

export function enqueue(world: World, name: string, subject: string, part = ''): void {
  world.jobs.push({ name, subject, part })
}

/** A key that was posted before posts nothing. */
export function post(world: World, entries: readonly LedgerEntry[]): void {
  const { keys, balances, sums } = world.ledger
  for (const { key, postings } of entries) {
    // With webhooks not deduplicated, every telling is news.
    if (keys.has(key) && world.plant !== 'dedupe') continue
    keys.add(key)
    for (const { account, amount, bookingId, currency } of postings) {
      const lines = balances.get(bookingId ?? '') ?? new Map<Account, bigint>()
      balances.set(bookingId ?? '', lines.set(account, (lines.get(account) ?? 0n) + amount))
      sums.set(currency, (sums.get(currency) ?? 0n) + amount)
    }
  }
}

export const balance = ({ ledger }: World, bookingId: string, account: Account) =>
  ledger.balances.get(bookingId)?.get(account) ?? 0n

/** Of a bought package too: what is its own stands under its id. */
export const about = ({ id, host, terms }: Owner) =>
  ({ provider: 'stripe', currency: terms.currency, bookingId: id, mentorId: `host${host}` }) as const

/** One number for a host and a whole hour. */
export const slotOf = ({ host, startsAt }: Pick<Booking, 'host' | 'startsAt'>) =>
  (startsAt / 3_600_000) * hosts.length + host

export const facts = (world: World, booking: Booking) => ({
  at: at(world.now),
  startsAt: at(booking.startsAt),
  endsAt: at(booking.endsAt),
  requiresApproval: booking.approval,
  pendingHoldsSlot: booking.keeps,
  slotHeld: booking.imposed || world.slots.get(slotOf(booking)) === booking.id,
  payoutSent:
    booking.payout !== null &&
    !['HELD', 'CANCELLED'].includes(booking.payout.state) &&
    booking.payout.sentAt !== null,
  noShowRefundSent: booking.noShowOf === 'MENTOR',
  otherSide: true,
  complaintOpen: booking.complaint?.state === 'OPEN',
})

/** Along the domain's table, as the use case does it. */
export function move(world: World, booking: Booking, event: BookingEvent): void {
  const to = nextState(booking.state, event, facts(world, booking))
  booking.history.push({ event, from: booking.state, to })
  tell(world, `${booking.id} ${event}: ${booking.state} → ${to}`)
  booking.state = to
  if (!givesSlotUp(to, booking.keeps)) return
  leave(world, booking)
  dropMove(world, booking)
  booking.imposed = false
  if (booking.links.length > 0) enqueue(world, 'mirror', booking.id)
}

export function leave({ slots }: World, booking: Pick<Booking, 'id' | 'host' | 'startsAt'>): void {
  if (slots.get(slotOf(booking)) === booking.id) slots.delete(slotOf(booking))
}

/** The time to which it was to be moved is given up. */
export function dropMove(world: World, booking: Booking): void {
  const { id, host, moving } = booking
  if (moving) leave(world, { id, host, startsAt: moving.startsAt })
  booking.moving = null
}

/** What is in another calendar is true, whoever has that time here. */
export function impose(world: World, booking: Booking, startsAt: number): void {
  const { id, host } = booking
  booking.imposed = !take(world, { id, host, startsAt })
}

/** Takes the slot, or finds that somebody has it. */
export function take(world: World, booking: Pick<Booking, 'id' | 'host' | 'startsAt'>): boolean {
  const slot = slotOf(booking)
  if (world.plant !== 'slot' && (world.slots.get(slot) ?? booking.id) !== booking.id) return false
  world.slots.set(slot, booking.id)
  return true
}
