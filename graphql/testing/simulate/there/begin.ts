import { openAttempt } from '../booking.ts'
import { hold, newBooking } from '../new-rows.ts'
import { goOn } from '../request.ts'
import { wishedPrice } from '../wishes.ts'
import { impose, tell, type World } from '../world.ts'
import { knowAs } from './ask.ts'
import type { Link, There } from './company.ts'

const hour = 3_600_000

/** What somebody booked on the company's page becomes a booking that awaits its payment; what has begun is the mentor's own. */
export function beginThere(world: World, there: There): void {
  const { company, random, now } = world
  const { startsAt, active } = there
  if (!active || startsAt <= now || company.host === null) {
    company.left.add(there.id)
    return
  }
  const { total: price, ...terms } = wishedPrice(random)
  const rules = { approval: random.chance(0.2), keeps: random.chance(0.7), saves: false, moveNotice: null }
  const id = `b${world.bookings.size + 1}`
  const booking = newBooking(id, { ...rules, host: company.host, startsAt, terms, price }, now)
  booking.holdExpiresAt = Math.max(Math.min(now + 23 * hour, startsAt - hour), now + hold)
  world.bookings.add(booking)
  const link: Link = { bookingId: id, externalId: null, state: 'ACTIVE', startsAt, sentAt: now }
  booking.links.push(link)
  knowAs(world, link, there)
  impose(world, booking, startsAt)
  tell(world, `${id} was begun there as ${there.id}`)
  if (price === 0n) goOn(world, booking, null)
  else openAttempt(world, booking)
}
