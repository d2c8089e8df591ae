import { givenTwice, isStillOwed } from '#graphql/domain/dispute/cover.ts'
import { partsTaken } from '#graphql/domain/dispute/parts.ts'
import { refundSettledByDispute } from '#graphql/domain/ledger/disputes.ts'
import type { Booking, Refund } from './rows.ts'
import { about, balance, enqueue, type Owner, post, type World } from './world.ts'

/** What certainly has not reached the mentee. */
export const owedOf = (refunds: readonly Refund[]): Refund[] =>
  refunds.filter(({ state, sentAt, refused }) => isStillOwed({ state, asked: sentAt !== null, refused }))

/** What the bank gave stands for what was still to go back, as far as it reaches. Answers how much was covered. */
export function coverRefunds(
  world: World,
  owner: Owner,
  owed: readonly Refund[],
  amount: bigint,
  late = false,
): bigint {
  if (world.plant === 'uncovered') return 0n
  const sums = owed.map((refund) => refund.amount)
  const parts = partsTaken(sums, { before: 0n, amount })
  for (const [nth, refund] of owed.entries()) {
    const part = parts[nth] ?? 0n
    if (part === 0n) continue
    if (part < refund.amount) splitOff(owner, refund, refund.amount - part)
    Object.assign(refund, { state: 'SETTLED_OTHERWISE', amount: part, byBank: true })
    const loss = late ? balance(world, owner.id, 'loss') : part
    const fromLoss = part < loss ? part : loss
    post(world, refundSettledByDispute(about(owner), { refundId: refund.id, amount: part, fromLoss }))
  }
  return parts.reduce((sum, part) => sum + part, 0n)
}

function splitOff({ id, refunds }: Owner, refund: Refund, amount: bigint): void {
  const fresh = { attempt: 1, state: 'DECIDED', sentAt: null, refused: false, byBank: false } as const
  refunds.push({ ...refund, ...fresh, id: `refund-${id}-${refunds.length + 1}`, amount })
}

/** Of a booking's refund it turns out that it did not go back, and the bank gave it already. */
export function coverLate(world: World, { id }: Owner, refund: Refund): void {
  const booking = world.bookings.get(id)
  const payment = booking && paymentOf(booking, refund)
  // Goodwill is the platform's promise beyond the payment: a person decides.
  if (!payment || refund.bearer === 'PLATFORM') return
  const lossBefore = balance(world, id, 'loss')
  const covered = coverRefunds(world, booking, owedOf([refund]), twiceOf(booking, refund), true)
  // What everybody's share lost already stays lost.
  payment.lost -= covered < lossBefore ? covered : lossBefore
  if (covered > 0n) sendWhatWaits(world, booking, refund.charge)
}

/** What of this refund's payment would reach the mentee beyond what they paid. */
export function twiceOf(booking: Booking, refund: Refund): bigint {
  const { lost } = paymentOf(booking, refund) ?? { lost: 0n }
  if (lost === 0n) return 0n
  const back = booking.refunds.filter(({ charge }) => charge === refund.charge)
  const refunded = back.reduce((sum, { amount }) => sum + amount, 0n)
  return givenTwice({ amount: booking.fee?.amount ?? booking.price, refunded, lost })
}

const paymentOf = ({ payments }: Booking, { charge }: Refund) =>
  payments.find((each) => each.charge === charge)

/** What is decided is asked for, or looked for. */
export function sendWhatWaits(world: World, { id, refunds }: Owner, charge: string): void {
  for (const refund of refunds)
    if (refund.charge === charge && refund.state === 'DECIDED') enqueue(world, 'refund-send', id, refund.id)
}
