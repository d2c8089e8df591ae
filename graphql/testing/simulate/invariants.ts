import { contestHours } from '#graphql/domain/booking/complaint.ts'
import { chargeAtOf } from '#graphql/domain/booking/no-show-fee.ts'
import { holdsSlot, transitions } from '#graphql/domain/booking/state.ts'
import { disputedOf, disputeOpen, moneyContested } from '#graphql/domain/dispute/state.ts'
import { type Account, isOverdrawn } from '#graphql/domain/ledger/accounts.ts'
import { sharesOf } from '#graphql/domain/payout/split.ts'
import { owedOf, twiceOf } from './cover.ts'
import { brokenOfPackage } from './package/invariants.ts'
import { disputesAbout } from './package/purchase.ts'
import type { Booking, Step } from './rows.ts'
import { securing, sharesNow, splitOfPrice } from './shares.ts'
import { brokenThere } from './there/invariants.ts'
import { at, balance, slotOf, type World } from './world.ts'

/** What is broken in the world at this moment, in words: of these bookings, of the packages that were handled, and of the books. */
export function brokenIn(world: World, bookings: readonly Booking[]): string[] {
  const broken = books(world)
  const packages = new Set(world.purchases.touched())
  for (const { purchase } of bookings) {
    const paidBy = purchase === null ? undefined : world.purchases.seen(purchase)
    if (paidBy) packages.add(paidBy)
  }
  for (const purchase of packages)
    for (const says of brokenOfPackage(world, purchase)) broken.push(`${purchase.id}: ${says}`)
  for (const booking of bookings)
    for (const look of looks) for (const says of look(world, booking)) broken.push(`${booking.id}: ${says}`)
  return broken
}

type Look = (world: World, booking: Booking) => string[]

/** They are taken after every step of every story: what is fine costs them next to nothing. */
const looks: Look[] = [history, slot, ledger, refunds, payout, reserved, fees, brokenThere]

function history(_world: World, { history: steps, state }: Booking): string[] {
  const broken: string[] = []
  let before: Step['from'] = null
  for (const { event, from, to } of steps) {
    if (from !== before) broken.push(`${event} leaves ${from}`)
    const known: string | null | undefined =
      from && transitions[from][event as keyof (typeof transitions)[typeof from]]?.to
    if (from && known !== to && known !== 'CONFIRMING_OR_PENDING')
      broken.push(`no ${event} from ${from} to ${to}`)
    before = to
  }
  if (before !== state) broken.push(`events lead to ${before}, it is ${state}`)
  return broken
}

function slot(world: World, booking: Booking): string[] {
  const needs = holdsSlot(booking.state, booking.keeps) && booking.endsAt > world.now
  const mine = !needs || booking.imposed || world.slots.get(slotOf(booking)) === booking.id
  return mine ? [] : [`${booking.state} without its slot`]
}

function reserved(_world: World, { state, payments, fee, noShowOf }: Booking): string[] {
  if (state === 'PENDING' || state === 'CONFIRMING') return []
  // Kept until nobody can report an absence any more.
  if (fee && (state === 'CONFIRMED' || state === 'COMPLETED' || noShowOf === 'MENTEE')) return []
  const kept = payments.some(
    ({ state: of, voidDecided }) => (of === 'AUTHORISED' || of === 'SAVED') && !voidDecided,
  )
  return kept ? [`${state} keeps a card reserved`] : []
}

/** Only of an absence that stands, after the time to object, and not while somebody objects. */
function fees(_world: World, { fee, complaint, payments }: Booking): string[] {
  if (!fee) return []
  const { reportedAt, decidedAt, takenAt } = fee
  const soon = decidedAt !== null && decidedAt < chargeAtOf(at(reportedAt ?? decidedAt)).getTime()
  const openedAt = (complaint?.contestBy.getTime() ?? 0) - contestHours * 3_600_000
  const objected = complaint?.state === 'OPEN' && decidedAt !== null && openedAt < decidedAt
  const taken = payments.filter(({ state }) => state === 'SUCCEEDED').length
  return [
    ...(soon ? ['the fee was charged before they could object'] : []),
    ...(objected ? ['the fee was charged while they objected'] : []),
    ...(takenAt === null && taken > 1 ? ['a fee that nobody owes was paid twice'] : []),
  ]
}

const total = (amounts: readonly bigint[]) => amounts.reduce((sum, amount) => sum + amount, 0n)

function ledger(world: World, booking: Booking): string[] {
  const { payments, refunds: back, payout: share, disputes, reversals } = booking
  const held = payments
    .filter(({ state }) => state === 'SUCCEEDED')
    .map(({ charge, lost }) => {
      const given = back.filter((each) => each.charge === charge && each.bearer === 'SHARED')
      const left = paidBy(booking) - lost - total(given.map(({ amount }) => amount))
      return left > 0n ? left : 0n
    })
  const owed = back.filter(({ state }) => state === 'DECIDED' || state === 'FAILED')
  const { claimed, netted, paidOff } = booking.debts
  const sent = total((share?.transfers ?? []).map(({ amount }) => amount))
  const due = (share?.released ? share.amount : 0n) - sent - netted + claimed
  const banks = disputes.filter(({ state, settled }) => !(state === 'LOST' && settled))
  const done = reversals.filter(({ state }) => state === 'DONE')
  const expected: [Account, bigint][] = [
    ['held', share?.released ? 0n : -total(held)],
    ['refund_due', -total(owed.map(({ amount }) => amount))],
    ['mentor_due', -due],
    ['disputed', total(banks.map(disputedOf)) - (booking.purchase ? takenForGood(booking) : 0n)],
    ['mentor_debt', claimed - total(done.map(({ amount }) => amount)) - paidOff],
  ]
  const lines = world.ledger.balances.get(booking.id) ?? none
  const broken: string[] = []
  for (const [account, sum] of lines)
    if (!account.startsWith('provider:') && !ofPackages.includes(account) && isOverdrawn(account, sum))
      broken.push(`${account} is overdrawn`)
  for (const [account, sum] of expected) {
    const stands = lines.get(account) ?? 0n
    if (stands !== sum) broken.push(`${account} is ${stands}, not ${sum}`)
  }
  return broken
}

/** Of a session that a package paid: what banks took of everybody's share, and what they gave of what was to go back. */
const takenForGood = ({ payments, refunds: back }: Booking) =>
  total([
    ...payments.map(({ lost }) => lost),
    ...back.filter((each) => each.byBank).map((each) => each.amount),
  ])

/** Looked at for the package as a whole: what a booking takes of it stands with the booking. */
const ofPackages: readonly string[] = ['credit', 'disputed']

/** A fee for not coming is what was paid, whatever the booking costs by then. */
const paidBy = ({ fee, price }: Booking) => fee?.amount ?? price

const none: ReadonlyMap<Account, bigint> = new Map()

const neverCame = ['EXPIRED', 'PAYMENT_FAILED', 'REJECTED', 'FAILED']

function refunds(world: World, booking: Booking): string[] {
  const { id, refunds: ours, price, fee, purchase, payments, state } = booking
  const made = [...world.provider.refunds.values()].filter(({ status }) => status !== 'failed')
  const twice = ours.filter(({ id }) => made.filter(({ refundId }) => refundId === id).length > 1)
  const over = payments.filter(({ charge }) => {
    const back = ours.filter((each) => each.charge === charge).reduce((sum, { amount }) => sum + amount, 0n)
    return charge !== null && back > (fee?.amount ?? price)
  })
  const kept = payments.filter(
    ({ state: of, charge, lost }) =>
      of === 'SUCCEEDED' && lost === 0n && !ours.some((each) => each.charge === charge),
  )
  // A request that a package pays is paid, and its credit comes back when nobody accepts it.
  const unsecured =
    ['AWAITING_PAYMENT', 'PENDING', 'EXPIRED', 'PAYMENT_FAILED', 'REJECTED', 'FAILED'].includes(state) &&
    !(state === 'PENDING' && purchase) &&
    kept.length > 0
  return [
    ...twice.map(({ id }) => `${id} was given back twice`),
    ...owedOf(ours)
      .filter((each) => each.bearer === 'SHARED' && twiceOf(booking, each) > 0n)
      .map((each) => `${each.id} is to go back, and the bank gave it`),
    ...over.map(({ charge }) => `more than ${charge} is to go back`),
    ...(unsecured ? [`${state} keeps money`] : []),
    ...(neverCame.includes(state) && balance(world, id, 'held') !== 0n ? [`${state} holds money`] : []),
  ]
}

function payout(world: World, booking: Booking): string[] {
  const { provider } = world
  const share = booking.payout
  if (!share) return []
  const made = [...provider.transfers.values()].filter(({ payoutId }) => payoutId === share.id)
  const { mentor, fee } = sharesNow(booking)
  const whole = sharesOf(splitOfPrice(booking), booking.price).mentor
  const arrived = total(share.transfers.map(({ amount, reversed }) => amount - reversed))
  const stopped = booking.disputes.some(({ state, found }) => disputeOpen(state) && found === 'HELD')
  const claimable = booking.disputes.filter(
    (each) =>
      moneyContested(each.state) && !each.claws.has(booking.id) && each.charge === securing(booking)?.charge,
  )
  return [
    ...(total(made.map(({ amount }) => amount)) > whole + booking.debts.claimed
      ? ['the mentor was paid twice']
      : []),
    ...(made.some(({ at }) => at < share.releaseAt) ? ['the mentor was paid too early'] : []),
    ...(share.amount === mentor && share.fee === fee ? [] : [`the share is ${share.amount}, not ${mentor}`]),
    ...(booking.complaint?.state === 'OPEN' && share.state !== 'HELD' && share.state !== 'CANCELLED'
      ? ['the share left while a complaint was open']
      : []),
    ...(stopped && share.state !== 'HELD' && share.state !== 'CANCELLED'
      ? ['the share left while a bank contested the payment']
      : []),
    ...((share.state === 'PAID' || share.state === 'REVERSED') && claimable.length > 0
      ? ['what the bank took was not claimed back']
      : []),
    ...(booking.noShowOf === 'MENTOR' && share.amount > 0n ? ['who did not come is paid'] : []),
    ...(share.state === 'REVERSED' && arrived !== 0n ? ['reversed, and not all of it is back'] : []),
    ...(share.state === 'PAID' && paidDue(world, booking) !== 0n ? ['paid, and something is due'] : []),
  ]
}

/** Beyond what was claimed back until a bank has decided. */
function paidDue(world: World, booking: Booking): bigint {
  const open = disputesAbout(world, booking).filter(({ settled }) => !settled)
  return (
    -balance(world, booking.id, 'mentor_due') - total(open.map(({ claws }) => claws.get(booking.id) ?? 0n))
  )
}

function books({ ledger: { sums } }: World): string[] {
  const broken: string[] = []
  for (const [currency, sum] of sums) if (sum !== 0n) broken.push(`the ledger is off by ${sum} ${currency}`)
  return broken
}
