import { packageBought } from '#graphql/domain/ledger/packages.ts'
import { money } from '#graphql/domain/money/money.ts'
import { creditAmounts, monthsAfter } from '#graphql/domain/package/package.ts'
import type { Session } from '../provider.ts'
import type { Purchase } from '../rows.ts'
import { about, at, post, tell, type World } from '../world.ts'

/** What the provider says of a package's page: an older answer changes nothing. Paid late, it is bought all the same. */
export function joinPurchase(world: World, purchase: Purchase, session: Session): void {
  const { payment, terms, price, sessions, id } = purchase
  payment.session ??= session.id
  payment.openPage = session.status === 'open'
  if (!session.charge) {
    if (session.status === 'expired' && payment.state === 'OPEN') giveUp(world, purchase, 'EXPIRED')
    return
  }
  if (payment.state === 'SUCCEEDED' && world.plant !== 'dedupe') return
  Object.assign(payment, { state: 'SUCCEEDED', charge: session.charge })
  post(world, packageBought(about(purchase), { chargeId: session.charge, amount: session.amount }))
  purchase.credits = creditAmounts(money(price, terms.currency), sessions).map((amount, nth) => {
    return { id: `${id}c${nth + 1}`, amount, state: 'UNSPENT', uses: 0, booking: null }
  })
  const expiresAt = monthsAfter(at(world.now), purchase.validMonths).getTime()
  Object.assign(purchase, { state: 'ACTIVE', paidAt: world.now, expiresAt })
  tell(world, `${id} is bought`)
}

export function giveUp(world: World, purchase: Purchase, to: 'EXPIRED' | 'FAILED'): void {
  purchase.payment.state = to
  if (purchase.state !== 'AWAITING_PAYMENT') return
  purchase.state = 'UNPAID'
  tell(world, `${purchase.id} is not paid`)
}
