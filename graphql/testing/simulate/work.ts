import { closeCheckout, fulfil, openCheckout } from './booking.ts'
import { capture, letGoOf } from './capture.ts'
import { chargeCard } from './charge-card.ts'
import { syncDispute } from './dispute.ts'
import { forgetCard } from './forget-card.ts'
import { openPage } from './package/buy.ts'
import { actOnPackage } from './package/dispute.ts'
import { sendPayout, syncAccount } from './payout.ts'
import { call, type Told } from './provider.ts'
import { joinRefund, sendRefund } from './refund.ts'
import { sendReversal } from './reversal.ts'
import type { Purchase } from './rows.ts'
import { hear, poll } from './there/hear.ts'
import { mirror } from './there/mirror.ts'
import { Crash, enqueue, hosts, type Job, NotYet, tell, type World } from './world.ts'

/** Whatever happens, a crash and a "not yet" are part of life. */
export function survive(world: World, what: string, work: () => void): boolean {
  try {
    work()
    return true
  } catch (error) {
    if (!(error instanceof Crash || error instanceof NotYet)) throw error
    tell(world, `${what} ${error instanceof Crash ? 'dies' : 'is put off'}`)
    return false
  }
}

/** At least once: a job that was done may be run again, one that failed stays. */
export function runJob(world: World): void {
  const job = world.random.pick(world.jobs)
  if (!job) return
  const done = survive(world, job.name, () => perform(world, job))
  if (done && !world.random.chance(world.trouble / 3)) world.jobs.splice(world.jobs.indexOf(job), 1)
}

function perform(world: World, { name, subject, part }: Job): void {
  if (name === 'follow') follow(world, { type: part, id: subject })
  const purchase = world.purchases.get(subject)
  if (purchase) performFor(world, purchase, { name, subject, part })
  const booking = world.bookings.get(subject)
  if (!booking) return
  if (name === 'checkout-open') openCheckout(world, subject, Number(part))
  if (name === 'checkout-close') closeCheckout(world, subject)
  if (name === 'capture') capture(world, booking, Number(part))
  if (name === 'charge') chargeCard(world, booking, Number(part))
  if (name === 'forget') forgetCard(world, booking, Number(part))
  if (name === 'void') letGoOf(world, booking, Number(part))
  if (name === 'refund-send') sendRefund(world, booking, part)
  if (name === 'payout-send') sendPayout(world, booking)
  if (name === 'mirror') mirror(world, booking)
  if (name === 'reversal-send') sendReversal(world, booking, part)
}

function performFor(world: World, purchase: Purchase, { name, part }: Job): void {
  if (name === 'checkout-open') openPage(world, purchase)
  if (name === 'refund-send') sendRefund(world, purchase, part)
  if (name === 'package-contested') actOnPackage(world, purchase)
}

/** Any webhook may come next: late, doubled or never. It is stored, then worked off by a job. */
export function deliver(world: World): void {
  const { random, trouble, provider } = world
  const told = random.pick(provider.wires)
  if (!told) return
  if (!random.chance(trouble / 2)) provider.wires.splice(provider.wires.indexOf(told), 1)
  if (!random.chance(trouble / 3)) enqueue(world, 'follow', told.id, told.type)
}

function follow(world: World, { type, id }: Told): void {
  if (type === 'checkout') fulfil(world, id)
  if (type === 'account') syncAccount(world, Number(id))
  if (type === 'dispute') syncDispute(world, id)
  if (type === 'there') hear(world, id)
  if (type !== 'refund') return
  const answer = call(world, null, () => world.provider.refunds.get(id) ?? null)
  if (answer.status !== 'done') throw new NotYet()
  const { bookingId } = answer.facts
  const owner = world.bookings.get(bookingId) ?? world.purchases.get(bookingId)
  if (owner) joinRefund(world, owner, { ...answer.facts })
}

export function reconcile(world: World): void {
  for (const told of [...world.provider.events.values()])
    survive(world, 'reconcile', () => follow(world, told))
  for (const host of hosts) survive(world, 'reconcile', () => syncAccount(world, host))
  survive(world, 'reconcile', () => poll(world))
}
