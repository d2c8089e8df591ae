import type { Currency } from '#graphql/domain/money/currencies.ts'
import { currencyOf } from '#graphql/domain/money/currencies.ts'
import { chargeLimits } from '#graphql/domain/money/money.ts'
import { giveBackRefusedBecause } from '#graphql/domain/package/package.ts'
import { bank } from '../dispute.ts'
import type { Purchase } from '../rows.ts'
import { at, hosts, type World } from '../world.ts'
import { buy } from './buy.ts'
import { endPurchase } from './end.ts'
import { isDisputed, unspentOf } from './purchase.ts'
import { spend } from './spend.ts'

const hour = 3_600_000
const day = 24 * hour
const offered: readonly Currency[] = ['USD', 'JPY', 'KWD', 'ISK']

/** Somebody wants some sessions at one price, which is crooked. */
export function askForPackage(world: World): void {
  const { random } = world
  const currency = random.pick(offered) ?? 'USD'
  const { step } = currencyOf(currency)
  const sessions = 2 + random.int(4)
  const price = BigInt(sessions) * chargeLimits(currency).minimum.minor + BigInt(random.int(40_000)) * step
  const feeBps = random.pick([1_500, 333, 0]) ?? 0
  buy(world, {
    ...{ host: random.pick(hosts) ?? 0, price, sessions, validMonths: 1 },
    terms: { currency, feeBps },
  })
}

const anyOf = ({ purchases, random }: World): Purchase | undefined =>
  purchases.pick(random, ({ state }) => state === 'ACTIVE')

/** Its owner books a session with it. */
export function spendSome(world: World): void {
  const { random, now } = world
  const purchase = anyOf(world)
  if (!purchase) return
  const startsAt = Math.ceil((now + 4 * hour) / day) * day + (11 + random.int(3)) * hour
  const [approval, keeps] = [random.chance(0.3), random.chance(0.7)]
  spend(world, purchase, { startsAt, approval, keeps, moveNotice: random.chance(0.5) ? 60 : null })
}

/** Its owner, or an admin, wants back what was not spent. */
export function giveBackPackage(
  world: World,
  purchase = anyOf(world),
  byOwner = world.random.chance(0.7),
): void {
  if (!purchase) return
  const { state, paidAt } = purchase
  const contested = isDisputed(world, purchase)
  const facts = { state, contested, unspent: unspentOf(purchase).length }
  const paid = paidAt === null ? null : at(paidAt)
  if (giveBackRefusedBecause({ ...facts, paidAt: paid }, at(world.now), byOwner)) return
  endPurchase(world, purchase)
}

export function contestPackage(world: World): void {
  const purchase = world.purchases.pick(world.random)
  if (purchase) bank(world, purchase)
}
