import { holdsSlot, transitions } from '#graphql/domain/booking/state.ts'
import { type Account, isOverdrawn } from '#graphql/domain/ledger/accounts.ts'
import { securing } from './booking.ts'
import { sharesNow } from './money.ts'
import { type Booking, balance, slotOf, type World } from './world.ts'

/** What is broken in the world at this moment, in words. */
export function brokenIn(world: World): string[] {
  const broken = [...world.bookings.values()].flatMap((booking) =>
    [
      ...history(booking),
      ...slot(world, booking),
      ...ledger(world, booking),
      ...refunds(world, booking),
      ...payout(world, booking),
    ].map((says) => `${booking.id}: ${says}`),
  )
  return [...broken, ...books(world)]
}

function history({ history: steps, state }: Booking): string[] {
  const broken = steps.flatMap(({ event, from, to }, index) => {
    if (from !== (steps[index - 1]?.to ?? null)) return [`${event} leaves ${from}`]
    if (from === null) return []
    const known = transitions[from][event as keyof (typeof transitions)[typeof from]]?.to
    return known === to || known === 'CONFIRMING_OR_PENDING' ? [] : [`no ${event} from ${from} to ${to}`]
  })
  return steps.at(-1)?.to === state
    ? broken
    : [...broken, `events lead to ${steps.at(-1)?.to}, it is ${state}`]
}

function slot(world: World, booking: Booking): string[] {
  const mine = world.slots.get(slotOf(booking)) === booking.id
  const needs = holdsSlot(booking.state) && booking.endsAt > world.now
  return needs && !mine ? [`${booking.state} without its slot`] : []
}

const accounts: Account[] = ['held', 'refund_due', 'mentor_due', 'platform_fee', 'promotion']

function ledger(world: World, booking: Booking): string[] {
  const { payments, refunds: back, price, payout: share } = booking
  const captured = BigInt(payments.filter(({ state }) => state === 'SUCCEEDED').length) * price
  const decided = back.reduce((sum, { amount }) => sum + amount, 0n)
  const owed = back.filter(({ state }) => state === 'DECIDED' || state === 'FAILED')
  const unsent = share?.released && share.state !== 'PAID' ? share.amount : 0n
  const expected: [Account, bigint][] = [
    ['held', share?.released ? 0n : decided - captured],
    ['refund_due', -owed.reduce((sum, { amount }) => sum + amount, 0n)],
    ['mentor_due', -unsent],
  ]
  const overdrawn = accounts.filter((account) => isOverdrawn(account, balance(world, booking.id, account)))
  return [
    ...overdrawn.map((account) => `${account} is overdrawn`),
    ...expected
      .filter(([account, sum]) => balance(world, booking.id, account) !== sum)
      .map(([account, sum]) => `${account} is ${balance(world, booking.id, account)}, not ${sum}`),
  ]
}

function refunds({ provider }: World, { refunds: ours, price, payments, state }: Booking): string[] {
  const made = [...provider.refunds.values()].filter(({ status }) => status !== 'failed')
  const twice = ours.filter(({ id }) => made.filter(({ refundId }) => refundId === id).length > 1)
  const over = payments.filter(({ charge }) => {
    const back = ours.filter((each) => each.charge === charge).reduce((sum, { amount }) => sum + amount, 0n)
    return charge !== null && back > price
  })
  const kept = payments.filter(
    ({ state: of, charge }) => of === 'SUCCEEDED' && !ours.some((each) => each.charge === charge),
  )
  const unsecured = ['AWAITING_PAYMENT', 'EXPIRED', 'PAYMENT_FAILED'].includes(state) && kept.length > 0
  return [
    ...twice.map(({ id }) => `${id} was given back twice`),
    ...over.map(({ charge }) => `more than ${charge} is to go back`),
    ...(unsecured ? [`${state} keeps money`] : []),
  ]
}

function payout({ provider }: World, booking: Booking): string[] {
  const share = booking.payout
  if (!share) return []
  const made = [...provider.transfers.values()].filter(({ payoutId }) => payoutId === share.id)
  const { mentor, fee } = sharesNow(booking)
  return [
    ...(made.length > 1 ? ['the mentor was paid twice'] : []),
    ...(made.some(({ at }) => at < share.releaseAt) ? ['the mentor was paid too early'] : []),
    ...(share.amount === mentor && share.fee === fee ? [] : [`the share is ${share.amount}, not ${mentor}`]),
    ...(booking.complaint?.state === 'OPEN' && share.state !== 'HELD'
      ? ['the share left while a complaint was open']
      : []),
    ...(booking.noShowOf === 'MENTOR' && share.amount > 0n ? ['who did not come is paid'] : []),
    ...(share.state === 'PAID' && made[0]?.amount !== share.amount ? ['paid another amount'] : []),
  ]
}

function books({ ledger: { balances } }: World): string[] {
  const sum = [...balances.values()].reduce((total, each) => total + each, 0n)
  return sum === 0n ? [] : [`the ledger is off by ${sum}`]
}

/** What must have become of everything once the world has come to rest, long after the last session. */
export function unfinishedIn(world: World): string[] {
  const waiting = [...world.bookings.values()].flatMap(
    ({ id, state, payout: share, refunds: back, ...booking }) => [
      ...(booking.complaint?.state === 'OPEN' ? [`the complaint about ${id} is still open`] : []),
      ...(['AWAITING_PAYMENT', 'CONFIRMING', 'CONFIRMED'].includes(state) ? [`${id} is still ${state}`] : []),
      ...(share && !['PAID', 'CANCELLED'].includes(share.state)
        ? [`${share.id} is still ${share.state}`]
        : []),
      ...back
        .filter(({ state: of }) => of !== 'SUCCEEDED')
        .map((each) => `${each.id} is still ${each.state}`),
      ...(state === 'COMPLETED' &&
      booking.price > 0n &&
      !securing({ ...booking, id, state, payout: share, refunds: back })
        ? [`${id} took place unpaid`]
        : []),
    ],
  )
  const ours = [...world.ledger.balances].filter(([line]) => line.endsWith('provider:stripe'))
  const known = ours.reduce((sum, [, amount]) => sum + amount, 0n)
  const gap =
    known === world.provider.balance ? [] : [`we know of ${known}, the provider of ${world.provider.balance}`]
  return [...waiting, ...world.jobs.map(({ name, subject }) => `${name} of ${subject} is not done`), ...gap]
}
