import { disputeOpen, moneyContested } from '#graphql/domain/dispute/state.ts'
import { type Account, isOverdrawn } from '#graphql/domain/ledger/accounts.ts'
import type { Purchase } from '../rows.ts'
import { balance, type World } from '../world.ts'
import { contestedOf, takenOf } from './dispute.ts'
import { sumOf, unspentOf } from './purchase.ts'

/** What is broken of a bought package at this moment, in words. */
export function brokenOfPackage(world: World, purchase: Purchase): string[] {
  const { credits, state, price, paidAt } = purchase
  const left = unspentOf(purchase)
  const spent = credits.filter(({ state: of }) => of === 'SPENT')
  return [
    ...(paidAt !== null && sumOf(credits) !== price ? [`its sessions sum to ${sumOf(credits)}`] : []),
    ...(state !== 'ACTIVE' && left.length > 0 ? [`${state} with credits left`] : []),
    ...paidTwice(world, purchase),
    ...spent.filter(({ booking }) => !isPaidBy(world, booking)).map(({ id }) => `${id} pays for nothing`),
    ...accounts(world, purchase),
    ...refunds(world, purchase),
    ...contested(world, purchase),
    ...unclaimed(world, purchase),
  ]
}

const isPaidBy = ({ bookings }: World, id: string | null) =>
  id !== null && bookings.seen(id)?.payments.some(({ state }) => state === 'SUCCEEDED') === true

/** More sessions were booked with it, and neither given back nor lost, than credits are spent. */
function paidTwice({ bookings }: World, { bookings: ids, credits }: Purchase): string[] {
  const back = (id: string) => bookings.seen(id)?.refunds.some(({ state }) => state === 'SETTLED_OTHERWISE')
  const paid = ids.filter((id) => !back(id)).length
  const spent = credits.filter(({ state }) => state === 'SPENT').length
  return paid > spent ? [`${paid} sessions were booked with ${spent} credits`] : []
}

function accounts(world: World, purchase: Purchase): string[] {
  const { id, bookings, refunds: back } = purchase
  const whole = (account: Account) =>
    bookings.reduce((sum, each) => sum + balance(world, each, account), balance(world, id, account))
  const owed = back.filter(({ state }) => state === 'DECIDED' || state === 'FAILED')
  const expected: [Account, bigint, bigint][] = [
    ['credit', whole('credit'), -sumOf(unspentOf(purchase))],
    ['disputed', whole('disputed'), contestedOf(purchase)],
    ['refund_due', balance(world, id, 'refund_due'), -sumOf(owed)],
  ]
  return expected.flatMap(([account, stands, sum]) => [
    ...(stands === sum ? [] : [`${account} is ${stands}, not ${sum}`]),
    ...(isOverdrawn(account, stands) ? [`${account} is overdrawn`] : []),
  ])
}

/** What was not spent when it ended is what goes back and what the bank took of it, and nothing goes back twice. */
function refunds({ provider }: World, { id, refunds: ours, credits, gone }: Purchase): string[] {
  const made = [...provider.refunds.values()].filter(
    ({ bookingId, status }) => bookingId === id && status !== 'failed',
  )
  const ended = sumOf(credits.filter(({ state }) => state === 'ENDED'))
  const twice = ours.filter((each) => made.filter(({ refundId }) => refundId === each.id).length > 1)
  return [
    ...(sumOf(ours) + gone === ended ? [] : [`${sumOf(ours)} go back of ${ended}, ${gone} are gone`]),
    ...twice.map(({ id: of }) => `${of} was given back twice`),
  ]
}

/** A bank has what had left, and nobody asked for it back; a share that is on its way waits. */
function unclaimed({ bookings, jobs }: World, purchase: Purchase): string[] {
  const { id: of, disputes, credits } = purchase
  const taken = disputes.filter(({ state }) => moneyContested(state))
  if (taken.length === 0) return []
  if (jobs.some(({ name, subject }) => name === 'package-contested' && subject === of)) return []
  const paid = credits.flatMap(({ booking }) => bookings.seen(booking ?? '') ?? [])
  return taken.flatMap((dispute) =>
    takenOf(purchase, paid, dispute).flatMap(({ booking: { id, payout }, amount }) => {
      const left = payout?.state === 'PAID' || payout?.state === 'REVERSED'
      return left && amount > 0n && !dispute.claws.has(id) ? [`the share of ${id} was not claimed back`] : []
    }),
  )
}

/** While a bank has not decided, no share that it pays leaves, and nothing is booked with it. */
function contested({ bookings }: World, { disputes, bookings: ids }: Purchase): string[] {
  const open = disputes.filter(({ state }) => disputeOpen(state))
  if (open.length === 0) return []
  return ids.flatMap((id) => {
    const { payout, createdAt } = bookings.seen(id) ?? {}
    const left = payout?.sentAt != null && open.some(({ since }) => since < (payout.sentAt ?? 0))
    return [
      ...(left ? [`the share of ${id} left while a bank contested the package`] : []),
      ...(open.some(({ since }) => since < (createdAt ?? 0))
        ? [`${id} was booked while it was contested`]
        : []),
    ]
  })
}
