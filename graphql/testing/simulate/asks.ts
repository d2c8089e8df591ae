import { book } from './booking.ts'
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
  const { total: price, ...terms } = wishedPrice(random)
  const moveNotice = random.chance(0.5) ? 60 : null
  const saves = approval && random.chance(0.4)
  book(world, { host: random.pick(hosts) ?? 0, startsAt, terms, price, approval, keeps, saves, moveNotice })
}

/** A mentor looks at a request. */
export function answerRequest(world: World): void {
  const booking = world.bookings.pick(world.random, ({ state }) => state === 'PENDING')
  if (!booking) return
  if (world.random.chance(0.7)) approve(world, booking)
  else turnAway(world, booking, 'declined')
}
