import { randomUUID } from 'node:crypto'
import type { Currency } from '#graphql/domain/money/currencies.ts'
import { sent } from '#graphql/providers/payments/amounts.ts'
import type { EndedPackage } from './ending.ts'
import type { Player } from './player.ts'
import type { Deed } from './script.ts'

const whole = { payment: true, refunds: true, disputes: true, credits: { orderBy: { nth: 'asc' } } } as const

const purchaseOf = ({ stage, offers }: Player) =>
  offers.packageId
    ? stage.db.purchase.findFirst({ where: { packageId: offers.packageId }, include: whole })
    : null

/** Whether it was about the script's package. */
export async function actOnPackage(player: Player, deed: Deed): Promise<boolean> {
  const { stage, offers } = player
  const { lives, stripe } = stage
  if (deed.do === 'buy') {
    const { packageId, ownerId: personId } = offers
    await lives.insist('/buy', { packageId, personId, key: randomUUID() })
    return true
  }
  if (!/Package$/.test(deed.do)) return false
  const purchase = await purchaseOf(player)
  if (!purchase) return true
  const { payment, disputes, currency } = purchase
  if (deed.do === 'payPackage' && payment?.checkoutUrl) await payOn(payment.checkoutUrl)
  if (deed.do === 'endPackage')
    await lives.insist(deed.byOwner ? '/give-back-package' : '/refund-package', { purchaseId: purchase.id })
  if (deed.do === 'contestPackage' && payment?.chargeId) {
    const { amount } = sent({ minor: deed.amount, currency: currency as Currency })
    await stripe
      .contest({ [deed.inquiry ? 'inquiry' : 'charge']: payment.chargeId, amount })
      .catch(() => null)
  }
  const open = disputes.find(({ closedAt }) => closedAt === null)
  if (deed.do === 'bankSaysOfPackage' && open)
    await stripe.contest({ [deed.won ? 'won' : 'lost']: open.providerDisputeId })
  return true
}

async function payOn(url: string): Promise<void> {
  const body = new URLSearchParams({ card: '4242424242424242' })
  await fetch(url, { method: 'POST', body, redirect: 'manual' })
}

/** Books a session of the package; what was booked is remembered by the deed. */
export async function bookAhead(
  player: Player,
  of: number,
  wish: { sessionTypeId: string; startsAt: string },
): Promise<void> {
  const { stage, offers, paidAhead } = player
  const purchase = await purchaseOf(player)
  if (!purchase) return
  const asked = { ...wish, purchaseId: purchase.id, key: randomUUID() }
  if (!(await stage.lives.insist('/spend', asked))) return
  const { id } = await stage.db.booking.findFirstOrThrow({
    where: { menteeId: offers.ownerId, id: { notIn: [...paidAhead.values()] } },
  })
  paidAhead.set(of, id)
}

export async function packageForReal(player: Player): Promise<EndedPackage | null> {
  const purchase = await purchaseOf(player)
  if (!purchase) return null
  const postings = await player.stage.db.posting.groupBy({
    by: ['account'],
    where: { bookingId: null, mentorId: player.offers.mentorId },
    _sum: { amountMinor: true },
  })
  const { state, credits, refunds, disputes } = purchase
  return {
    state,
    credits: credits.map((credit) => `${credit.state} ${credit.amountMinor}`),
    refunds: refunds.map((each) => ({ bearer: each.bearer, amount: each.amountMinor, state: each.state })),
    disputes: disputes.map((each) => ({
      state: each.state,
      taken: each.withdrawnMinor - each.reinstatedMinor,
    })),
    ledger: new Map(postings.map(({ account, _sum }) => [account, _sum.amountMinor ?? 0n])),
  }
}
