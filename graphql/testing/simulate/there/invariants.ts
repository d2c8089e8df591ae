import type { Booking } from '../rows.ts'
import { leftOf, securing } from '../shares.ts'
import type { World } from '../world.ts'
import { currentOf } from './ask.ts'
import type { There } from './company.ts'

/** What is broken at this moment between a booking and the calendar that is kept elsewhere. */
export function brokenThere(world: World, booking: Booking): string[] {
  if (booking.host !== world.company.host) return []
  const { company } = world
  const { state, links, endedThere } = booking
  const standing = standingFor(world, booking)
  const times = new Set(standing.map(({ startsAt }) => startsAt))
  const inFlight =
    booking.moving !== null ||
    links.some((link) => link.state === 'CANCELLING') ||
    standing.some(({ id }) => company.changed.has(id))
  const end = endOf(world, endedThere)
  return [
    ...(times.size < standing.length ? ['it stands there twice at one time'] : []),
    ...(standing.length > 1 && !inFlight ? ['it stands there twice'] : []),
    ...(state === 'CONFIRMED' && currentOf(booking)?.externalId == null
      ? ['CONFIRMED, and not known to be there']
      : []),
    ...(end?.by === 'MENTOR' && keepsSomething(booking)
      ? ['its mentor cancelled there, and not all goes back']
      : []),
  ]
}

/** Under whatever id it went on before somebody cancelled it. */
function endOf(world: World, id: string | null): There | undefined {
  const there = world.company.bookings.get(id ?? '')
  return there && there.movedTo !== null ? endOf(world, there.movedTo) : there
}

const keepsSomething = (booking: Booking) =>
  booking.refundedPercent !== 100 || (securing(booking)?.lost === 0n && leftOf(booking) > 0n)

const standingFor = ({ company }: World, { id }: Booking): There[] =>
  [...company.bookings.values()].filter(({ active, bookingId }) => active && bookingId === id)

const took = new Set(['CONFIRMED', 'COMPLETED', 'NO_SHOW'])

/** What must be true of the calendar that is kept elsewhere once the world has come to rest. */
export function unfinishedThere(world: World): string[] {
  const { company, bookings } = world
  const ours = bookings.all().filter(({ host }) => host === company.host)
  const stray = [...company.bookings.values()].filter(({ id, active }) => {
    const link = company.known.get(id)
    const booking = bookings.seen(link?.bookingId ?? '')
    const stands = link?.state === 'ACTIVE' && booking && took.has(booking.state)
    return active && !stands && !company.left.has(id) && !booking?.lateThere
  })
  return [
    ...ours.flatMap((booking) => unfinished(world, booking)),
    ...stray.map(({ id }) => `${id} stands there for nothing`),
  ]
}

function unfinished(
  { company }: World,
  { id, state, links, moving, startsAt, lateThere }: Booking,
): string[] {
  const open = links.filter((link) => link.state === 'ASKED' || link.state === 'CANCELLING')
  const standing = links.filter(({ state: of, externalId }) => {
    const there = company.bookings.get(externalId ?? '')
    return of === 'ACTIVE' && there?.active && there.startsAt === startsAt
  })
  return [
    ...open.map((link) => `${link.externalId} of ${id} is still ${link.state}`),
    ...(moving ? [`${id} is still being moved`] : []),
    ...(took.has(state) && !lateThere && standing.length !== 1
      ? [`${id} is ${state} and stands there ${standing.length} times`]
      : []),
  ]
}
