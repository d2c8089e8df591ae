import { tell, type World } from '../world.ts'
import { type By, endThere, makeThere, shiftThere, type There } from './company.ts'

const hour = 3_600_000
const day = 24 * hour

/** Somebody books on the mentor's page there, moves or cancels there, or the company stops answering for a while. */
export function actThere(world: World): void {
  const { random, company } = world
  if (company.host === null) return
  const dice = random.int(8)
  if (dice === 0) company.answers = !company.answers
  else if (dice === 1) bookOnPage(world)
  else {
    const late = random.chance(0.2)
    const open = [...company.bookings.values()].filter(
      ({ active, startsAt }) => active && (late || startsAt > world.now),
    )
    const there = random.pick(open)
    if (there) change(world, there, dice < 5)
  }
}

function bookOnPage({ random, company, now }: World): void {
  const startsAt = Math.ceil((now + 2 * hour) / day) * day + (9 + random.int(4)) * hour
  makeThere(company, { startsAt, bookingId: null })
}

function change(world: World, there: There, cancels: boolean): void {
  const { random, company } = world
  const by = random.pick<By>(['MENTOR', 'MENTEE', null]) ?? null
  tell(world, `${there.id} is ${cancels ? 'cancelled' : 'moved'} there by ${by}`)
  if (cancels) endThere(company, there, by)
  else shiftThere(company, there, there.startsAt + (random.pick([1, 24, 72]) ?? 1) * hour, by)
}
