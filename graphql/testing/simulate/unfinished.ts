import type { Currency } from '#graphql/domain/money/currencies.ts'
import type { Booking, Purchase } from './rows.ts'
import { securing } from './shares.ts'
import { unfinishedThere } from './there/invariants.ts'
import { balance, type World } from './world.ts'

/** What must have become of everything once the world has come to rest, long after the last session. */
export function unfinishedIn(world: World): string[] {
  const reserved = [...world.provider.sessions.values()].filter(
    ({ hold, card }) => hold === 'authorised' || card,
  )
  return [
    ...world.bookings.all().flatMap((booking) => [...waiting(booking), ...promised(world, booking)]),
    ...world.purchases.all().flatMap((purchase) => waitingOf(world, purchase)),
    ...reserved.map(({ id }) => `${id} is still reserved`),
    ...world.jobs.map(({ name, subject }) => `${name} of ${subject} is not done`),
    ...unfinishedThere(world),
    ...gaps(world),
  ]
}

const passing = [
  'AWAITING_PAYMENT',
  'PENDING',
  'CONFIRMING',
  'CONFIRMED',
  'PROCESSING',
  'AUTHORISED',
  'SAVED',
  'OPEN',
]
const ended = { share: ['PAID', 'CANCELLED', 'REVERSED'], refund: ['SUCCEEDED', 'SETTLED_OTHERWISE'] }

function waiting(booking: Booking): string[] {
  const { id, state, price, payout, payments, refunds, disputes, reversals, complaint } = booking
  const still = [
    ...(passing.includes(state) ? [`${id} is still ${state}`] : []),
    ...(complaint?.state === 'OPEN' ? [`the complaint about ${id} is still open`] : []),
    ...(payout && !ended.share.includes(payout.state) ? [`${payout.id} is still ${payout.state}`] : []),
    ...payments
      .filter((each) => each.state !== 'OPEN' && passing.includes(each.state))
      .map((each) => `payment ${each.attempt} of ${id} is still ${each.state}`),
    ...refunds
      .filter((each) => !ended.refund.includes(each.state))
      .map((each) => `${each.id} is still ${each.state}`),
    ...disputes.filter(({ settled }) => !settled).map((each) => `${each.id} is still ${each.state}`),
    ...reversals
      .filter((each) => each.state === 'DECIDED')
      .map((each) => `${each.id} is still ${each.state}`),
  ]
  const unpaid = state === 'COMPLETED' && price > 0n && !securing(booking)
  return unpaid ? [...still, `${id} took place unpaid`] : still
}

function waitingOf(world: World, { id, state, expiresAt, refunds, disputes }: Purchase): string[] {
  const late = state === 'ACTIVE' && (expiresAt ?? 0) < world.now
  return [
    ...(late || state === 'AWAITING_PAYMENT' ? [`${id} is still ${state}`] : []),
    ...refunds
      .filter((each) => !ended.refund.includes(each.state))
      .map((each) => `${each.id} is still ${each.state}`),
    ...disputes.filter(({ settled }) => !settled).map((each) => `${each.id} is still ${each.state}`),
  ]
}

const sum = (of: readonly { amount: bigint }[]) => of.reduce((total, { amount }) => total + amount, 0n)

/** What was quoted is what was decided, and what was decided is what the provider gave back. */
function promised({ provider }: World, { id, quoted, refunds }: Booking): string[] {
  const decided = sum(refunds.filter(({ cause }) => cause === 'CANCELLATION'))
  const made = [...provider.refunds.values()].filter(
    ({ bookingId, status }) => bookingId === id && status === 'succeeded',
  )
  const given = sum(refunds.filter(({ state }) => state === 'SUCCEEDED'))
  return [
    ...((quoted ?? 0n) === decided ? [] : [`${id}: ${quoted} was promised, ${decided} was decided`]),
    ...(sum(made) === given ? [] : [`${id}: ${given} went back by our books, ${sum(made)} in truth`]),
  ]
}

function gaps(world: World): string[] {
  const ours = new Map<Currency, bigint>()
  for (const { id, terms } of [...world.bookings.all(), ...world.purchases.all()])
    ours.set(terms.currency, (ours.get(terms.currency) ?? 0n) + balance(world, id, 'provider:stripe'))
  return [...ours].flatMap(([currency, known]) => {
    const theirs = world.provider.balances.get(currency) ?? 0n
    return known === theirs ? [] : [`we know of ${known} ${currency}, the provider of ${theirs}`]
  })
}
