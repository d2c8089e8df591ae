import { holdsSlot, transitions } from '#graphql/domain/booking/state.ts'
import { disputedOf, disputeOpen, moneyContested } from '#graphql/domain/dispute/state.ts'
import { type Account, isOverdrawn } from '#graphql/domain/ledger/accounts.ts'
import { sharesOf } from '#graphql/domain/payout/split.ts'
import { securing, sharesNow, splitOfPrice } from './shares.ts'
import { type Booking, balance, type Step, slotOf, type World } from './world.ts'

/** What is broken in the world at this moment, in words: of these bookings, and of the books. */
export function brokenIn(world: World, bookings: readonly Booking[]): string[] {
  const broken = books(world)
  for (const booking of bookings)
    for (const look of looks) for (const says of look(world, booking)) broken.push(`${booking.id}: ${says}`)
  return broken
}

type Look = (world: World, booking: Booking) => string[]

/** They are taken after every step of every story: what is fine costs them next to nothing. */
const looks: Look[] = [history, slot, ledger, refunds, payout, reserved]

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
  const mine = !needs || world.slots.get(slotOf(booking)) === booking.id
  return mine ? [] : [`${booking.state} without its slot`]
}

function reserved(_world: World, { state, payments }: Booking): string[] {
  if (state === 'PENDING' || state === 'CONFIRMING') return []
  const kept = payments.some(
    ({ state: of, voidDecided }) => (of === 'AUTHORISED' || of === 'SAVED') && !voidDecided,
  )
  return kept ? [`${state} keeps a card reserved`] : []
}

const total = (amounts: readonly bigint[]) => amounts.reduce((sum, amount) => sum + amount, 0n)

function ledger(world: World, booking: Booking): string[] {
  const { payments, refunds: back, price, payout: share, disputes, reversals } = booking
  const held = payments
    .filter(({ state }) => state === 'SUCCEEDED')
    .map(({ charge, lost }) => {
      const given = back.filter((each) => each.charge === charge && each.bearer === 'SHARED')
      const left = price - lost - total(given.map(({ amount }) => amount))
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
    ['disputed', total(banks.map(disputedOf))],
    ['mentor_debt', claimed - total(done.map(({ amount }) => amount)) - paidOff],
  ]
  const lines = world.ledger.balances.get(booking.id) ?? none
  const broken: string[] = []
  for (const [account, sum] of lines)
    if (!account.startsWith('provider:') && isOverdrawn(account, sum)) broken.push(`${account} is overdrawn`)
  for (const [account, sum] of expected) {
    const stands = lines.get(account) ?? 0n
    if (stands !== sum) broken.push(`${account} is ${stands}, not ${sum}`)
  }
  return broken
}

const none: ReadonlyMap<Account, bigint> = new Map()

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
  const unsecured =
    ['AWAITING_PAYMENT', 'PENDING', 'EXPIRED', 'PAYMENT_FAILED', 'REJECTED', 'FAILED'].includes(state) &&
    kept.length > 0
  return [
    ...twice.map(({ id }) => `${id} was given back twice`),
    ...over.map(({ charge }) => `more than ${charge} is to go back`),
    ...(unsecured ? [`${state} keeps money`] : []),
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
    (each) => moneyContested(each.state) && each.clawed === null && each.charge === securing(booking)?.charge,
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
  const open = booking.disputes.filter(({ settled }) => !settled)
  return -balance(world, booking.id, 'mentor_due') - total(open.map(({ clawed }) => clawed ?? 0n))
}

function books({ ledger: { sums } }: World): string[] {
  const broken: string[] = []
  for (const [currency, sum] of sums) if (sum !== 0n) broken.push(`the ledger is off by ${sum} ${currency}`)
  return broken
}
