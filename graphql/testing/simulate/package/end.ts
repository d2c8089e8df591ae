import { packageRefundDecided } from '#graphql/domain/ledger/packages.ts'
import type { Purchase } from '../rows.ts'
import { about, enqueue, post, tell, type World } from '../world.ts'
import { isDisputed, sumOf, unspentOf } from './purchase.ts'

/** What was not spent goes back in money, but for what a bank took of it. */
export function endPurchase(world: World, purchase: Purchase, gone = 0n): void {
  const { id, payment, refunds } = purchase
  const left = unspentOf(purchase)
  const amount = (world.plant === 'ended' ? purchase.price : sumOf(left)) - gone
  Object.assign(purchase, { state: 'ENDED', gone })
  for (const credit of left) credit.state = 'ENDED'
  tell(world, `${id} ends, ${amount} of it go back`)
  if (!payment.charge || amount === 0n) return
  const refundId = `refund-${id}-${refunds.length + 1}`
  const fresh = { attempt: 1, state: 'DECIDED', sentAt: null, refused: false, byBank: false } as const
  const why = { late: false, bearer: 'SHARED', cause: 'OTHER' } as const
  refunds.push({ id: refundId, charge: payment.charge, amount, ...why, ...fresh })
  post(world, packageRefundDecided(about(purchase), { refundId, amount }))
  enqueue(world, 'refund-send', id, refundId)
}

/** Its time is over; while a bank asks, that waits. */
export function endOverdue(world: World, purchase: Purchase): void {
  const { state, expiresAt } = purchase
  if (state !== 'ACTIVE' || expiresAt === null || world.now < expiresAt) return
  if (!isDisputed(world, purchase)) endPurchase(world, purchase)
}
