import { type Currency, currencyOf } from '#graphql/domain/money/currencies.ts'
import { chargeLimits } from '#graphql/domain/money/money.ts'
import { book } from './booking.ts'
import type { Random } from './random.ts'
import { approve, turnAway } from './request.ts'
import { wishedPrice } from './wishes.ts'
import { hosts, type World } from './world.ts'

const hour = 3_600_000
const day = 24 * hour

/** A mentee wants one of the next times, or one far ahead. */
export function askForTime(world: World): void {
  const { random, now } = world
  const ahead = random.chance(0.2) ? 8 * day : 0
  const startsAt = Math.ceil((now + 4 * hour) / day) * day + ahead + (9 + random.int(2)) * hour
  const [approval, keeps] = [random.chance(0.3), random.chance(0.7)]
  const { total, ...priced } = wishedPrice(random)
  const moveNotice = random.chance(0.5) ? 60 : null
  const fee = random.chance(0.15) ? feeOf(random, priced.currency) : null
  const saves = approval && fee === null && random.chance(0.4)
  const [price, terms] = fee === null ? [total, priced] : [0n, { ...priced, ...nothing }]
  const times = { host: random.pick(hosts) ?? 0, startsAt, moveNotice }
  book(world, { ...times, terms, price, approval, keeps, saves, fee })
}

const nothing = { listed: 0n, mentorDiscount: 0n, platformDiscount: 0n, serviceFee: 0n }

const feeOf = (random: Random, currency: Currency) =>
  chargeLimits(currency).minimum.minor + BigInt(random.int(3_000)) * currencyOf(currency).step

/** A mentor looks at a request. */
export function answerRequest(world: World): void {
  const booking = world.bookings.pick(world.random, ({ state }) => state === 'PENDING')
  if (!booking) return
  if (world.random.chance(0.7)) approve(world, booking)
  else turnAway(world, booking, 'declined')
}
