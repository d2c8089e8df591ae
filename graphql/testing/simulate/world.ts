import type { ComplaintState } from '#graphql/domain/booking/complaint.ts'
import type { Side } from '#graphql/domain/booking/no-show.ts'
import {
  type BookingEvent,
  type BookingState,
  givesSlotUp,
  nextState,
} from '#graphql/domain/booking/state.ts'
import type { LedgerEntry } from '#graphql/domain/ledger/entry.ts'
import type { RefundState } from '#graphql/domain/payment/refund.ts'
import type { PaymentState } from '#graphql/domain/payment/state.ts'
import type { PayoutState } from '#graphql/domain/payout/state.ts'
import { newProvider, type Provider } from './provider.ts'
import { type Random, randomFrom } from './random.ts'

/** A defect that is built in on purpose: the invariants must notice each of them. */
export const plants = ['dedupe', 'slot', 'lookup', 'early', 'complaint'] as const
export type Plant = (typeof plants)[number]

export type Step = { event: string; from: BookingState | null; to: BookingState }
export type Payment = {
  attempt: number
  state: PaymentState
  session: string | null
  charge: string | null
  openPage: boolean
}
export type Refund = {
  id: string
  attempt: number
  amount: bigint
  state: RefundState
  charge: string
  late: boolean
  sentAt: number | null
  refused: boolean
}
export type Payout = {
  id: string
  state: PayoutState
  amount: bigint
  fee: bigint
  releaseAt: number
  attempt: number
  released: boolean
  blocked: boolean
  transfer: string | null
  sentAt: number | null
}
export type Complaint = { state: ComplaintState; contestBy: Date; contestedAt: Date | null }
export type Booking = {
  id: string
  host: number
  startsAt: number
  endsAt: number
  price: bigint
  createdAt: number
  state: BookingState
  history: Step[]
  holdExpiresAt: number
  payments: Payment[]
  refunds: Refund[]
  payout: Payout | null
  noShowOf: Side | null
  complaint: Complaint | null
}

export type Job = { name: string; subject: string; part: string }
export type World = {
  now: number
  random: Random
  /** How often, of 1, anything goes wrong; 0 while the world settles. */
  trouble: number
  plant: Plant | null
  bookings: Map<string, Booking>
  slots: Map<string, string>
  /** Whether we believe that a host's account takes transfers. */
  accounts: Map<number, boolean>
  jobs: Job[]
  provider: Provider
  ledger: { keys: Set<string>; balances: Map<string, bigint> }
  story: string[]
}

/** The process died here; what it had committed stays. */
export class Crash extends Error {}
/** To be tried again later. */
export class NotYet extends Error {}

export const hosts = [0, 1, 2]

export function newWorld(seed: number, plant: Plant | null): World {
  const random = randomFrom(seed)
  return {
    now: Date.parse('2026-12-07T08:00:00Z'),
    random,
    trouble: [0, 0.05, 0.15, 0.3][random.int(4)] ?? 0,
    plant,
    bookings: new Map(),
    slots: new Map(),
    accounts: new Map(hosts.map((host) => [host, true])),
    jobs: [],
    provider: newProvider(),
    ledger: { keys: new Set(), balances: new Map() },
    story: [],
  }
}

export const at = (ms: number) => new Date(ms)

export function tell(world: World, what: string): void {
  world.story.push(`${at(world.now).toISOString().slice(5, 19)} ${what}`)
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
  const { keys, balances } = world.ledger
  for (const { key, postings } of entries) {
    // With webhooks not deduplicated, every telling is news.
    if (keys.has(key) && world.plant !== 'dedupe') continue
    keys.add(key)
    for (const { account, amount, bookingId } of postings) {
      const line = `${bookingId} ${account}`
      balances.set(line, (balances.get(line) ?? 0n) + amount)
    }
  }
}

export const balance = ({ ledger }: World, bookingId: string, account: string) =>
  ledger.balances.get(`${bookingId} ${account}`) ?? 0n

export const about = ({ id, host }: Booking) =>
  ({ provider: 'stripe', currency: 'USD', bookingId: id, mentorId: `host${host}` }) as const

export const slotOf = ({ host, startsAt }: Pick<Booking, 'host' | 'startsAt'>) => `${host}@${startsAt}`

export const facts = (world: World, booking: Booking) => ({
  at: at(world.now),
  startsAt: at(booking.startsAt),
  endsAt: at(booking.endsAt),
  requiresApproval: false,
  slotHeld: world.slots.get(slotOf(booking)) === booking.id,
  payoutSent: booking.payout?.state === 'SENDING' || booking.payout?.state === 'PAID',
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
  if (givesSlotUp(to) && world.slots.get(slotOf(booking)) === booking.id) world.slots.delete(slotOf(booking))
}

/** Takes the slot, or finds that somebody has it. */
export function take(world: World, booking: Booking): boolean {
  const slot = slotOf(booking)
  if (world.plant !== 'slot' && (world.slots.get(slot) ?? booking.id) !== booking.id) return false
  world.slots.set(slot, booking.id)
  return true
}
