import { pageOutlives } from '../booking.ts'
import { makePage, newPayment } from '../new-rows.ts'
import { call, expirePage } from '../provider.ts'
import type { Purchase } from '../rows.ts'
import { enqueue, maybeCrash, NotYet, tell, type World } from '../world.ts'
import { giveUp, joinPurchase } from './join.ts'

export type PackageWish = Pick<Purchase, 'host' | 'terms' | 'price' | 'sessions' | 'validMonths'>

const halfAnHour = 30 * 60_000

/** Somebody wants several sessions at one price. */
export function buy(world: World, wish: PackageWish): Purchase {
  const purchase: Purchase = {
    ...wish,
    id: `p${world.purchases.size + 1}`,
    state: 'AWAITING_PAYMENT',
    payment: newPayment(1),
    credits: [],
    refunds: [],
    disputes: [],
    bookings: [],
    payUntil: world.now + halfAnHour + pageOutlives,
    paidAt: null,
    expiresAt: null,
    gone: 0n,
  }
  world.purchases.add(purchase)
  const { id, host, sessions, price, terms } = purchase
  tell(world, `${id} of ${sessions} with host ${host} for ${price} ${terms.currency}`)
  enqueue(world, 'checkout-open', id)
  return purchase
}

export function openPage(world: World, purchase: Purchase): void {
  const { id, price, payment, terms, payUntil } = purchase
  if (payment.state !== 'OPEN' || payment.session) return
  const answer = call(world, `checkout:${id}`, () =>
    payUntil - world.now < halfAnHour
      ? null
      : makePage(world.provider, {
          ...{ bookingId: id, attempt: 1, amount: price, currency: terms.currency, until: payUntil },
          ...{ manual: false, saves: false, immediate: true },
        }),
  )
  maybeCrash(world)
  if (answer.status === 'done') {
    payment.session ??= answer.facts.id
    payment.openPage = answer.facts.status === 'open'
  } else if (answer.status === 'storedFailure' || answer.status === 'refused')
    giveUp(world, purchase, 'FAILED')
  else throw new NotYet()
}

/** The provider is asked to end a page whose time is up, and believed. */
export function closeUnpaid(world: World, purchase: Purchase): void {
  const { payment, payUntil } = purchase
  if (payment.state !== 'OPEN' || world.now < payUntil) return
  const { session: known } = payment
  if (!known) {
    giveUp(world, purchase, 'FAILED')
    return
  }
  const answer = call(world, null, () => {
    const session = world.provider.sessions.get(known)
    if (session) expirePage(world.provider, session)
    return session ?? null
  })
  maybeCrash(world)
  if (answer.status !== 'done') throw new NotYet()
  joinPurchase(world, purchase, { ...answer.facts })
}
