import { randomUUID } from 'node:crypto'
import { test } from '#graphql/testing/found-by-all.ts'
import type { House } from '#graphql/testing/furnish.ts'
import type { SessionType } from '#prisma/generated/client/client.ts'
import { savePolicy } from '../availability/save-policy.ts'
import { saveSchedule } from '../availability/save-schedule.ts'
import { createTimeOff } from '../availability/time-off.ts'
import { cancelBooking } from '../booking/cancel.ts'
import { checkoutBooking } from '../booking/checkout.ts'
import { completeBooking } from '../booking/complete.ts'
import { deactivateSessionType } from '../session-type/activate.ts'
import { acceptInvitation } from '../session-type/hosting.ts'
import { saveHosts } from '../session-type/save-hosts.ts'
import { nobody } from '../viewer.ts'

/** Somebody in UTC who offers an hour for nothing, every day from nine to five. */
async function offered(house: House, headline: string) {
  const mentor = await house.mentor({ timeZone: 'UTC', headline })
  const type = await house.sessionType(mentor, { priceMinor: 0n })
  return { mentor, type, viewer: house.viewerOf(mentor) }
}

const book = ({ deps }: House, type: SessionType, at: string) =>
  checkoutBooking(deps, nobody, {
    sessionTypeId: type.id,
    startsAt: new Date(at),
    timeZone: 'UTC',
    mentee: { name: 'Maya Osei', email: `${randomUUID()}@sundial.test` },
    idempotencyKey: randomUUID(),
  })

const at = (text: string) => Date.parse(text)

test('a booking takes its time out of every process’s answers, and its cancellation brings it back', async ({
  town,
}) => {
  const { mentor, type } = await offered(town, 'Pottery')
  const search = { text: 'pottery', freeAt: at('2026-03-10T10:00Z') }
  await town.found(search, [mentor.handle])
  const { bookingId } = await book(town, type, '2026-03-10T10:00Z')
  await town.found(search, [])
  await town.found({ ...search, freeAt: at('2026-03-10T11:00Z') }, [mentor.handle])
  await cancelBooking(town.deps, { kind: 'guest', bookingIds: [bookingId] }, { bookingId })
  await town.found(search, [mentor.handle])
})

test('what a mentor changes is searched as it is now: hours, a day off, what is offered', async ({
  town,
}) => {
  const { mentor, type, viewer } = await offered(town, 'Weaving')
  const morning = { text: 'weaving', freeAt: at('2026-03-10T06:00Z') }
  await town.found(morning, [])
  const weekly = [{ weekday: 2 as const, start: '06:00', end: '08:00' }]
  await saveSchedule(town.deps, viewer, { timeZone: 'UTC', weekly, overrides: [] })
  await town.found(morning, [mentor.handle])
  await createTimeOff(town.deps, viewer, { firstDate: '2026-03-10', lastDate: '2026-03-10', reason: '' })
  await town.found(morning, [])
  await town.found({ ...morning, freeAt: at('2026-03-17T06:00Z') }, [mentor.handle])
  await deactivateSessionType(town.deps, viewer, type.id)
  await town.found({ text: 'weaving' }, [])
})

test('what the platform closes is closed for every search', async ({ town }) => {
  const { mentor } = await offered(town, 'Carving')
  const saturday = { text: 'carving', freeAt: at('2026-03-14T10:00Z') }
  await town.found(saturday, [mentor.handle])
  const admin = town.viewerOf(await town.admin())
  await savePolicy(town.deps, admin, { closedWeekdays: [6], closedDates: [] })
  await town.found(saturday, [])
  await savePolicy(town.deps, admin, { closedWeekdays: [], closedDates: [] })
  await town.found(saturday, [mentor.handle])
})

test('whatever day it becomes, searches reach sixty days on from it, and back again', async ({ town }) => {
  const { mentor } = await offered(town, 'Glazing')
  for (const [now, freeAt] of [
    ['2026-03-02T08:00Z', '2026-04-30T10:00Z'],
    ['2026-05-20T08:00Z', '2026-07-18T10:00Z'],
    ['2026-03-02T08:00Z', '2026-04-30T10:00Z'],
  ] as const) {
    town.clock.set(now)
    await town.found({ text: 'glazing', freeAt: at(freeAt) }, [mentor.handle])
  }
})

test('who gave more sessions comes first', async ({ town }) => {
  const [first, second] = [await offered(town, 'Baking bread'), await offered(town, 'Baking cakes')]
  await town.found({ text: 'baking' }, [first.mentor.handle, second.mentor.handle])
  const { bookingId } = await book(town, second.type, '2026-03-10T10:00Z')
  town.clock.set('2026-03-10T12:00Z')
  await completeBooking(town.deps, bookingId)
  await town.found({ text: 'baking' }, [second.mentor.handle, first.mentor.handle])
})

test('a booking fills a day that has a limit, and one of the seats of a group session', async ({ town }) => {
  const { mentor, type } = await offered(town, 'Dyeing')
  await town.deps.db.bookingLimit.create({
    data: { sessionTypeId: type.id, period: 'DAY', unit: 'BOOKINGS', most: 1 },
  })
  const host = await town.mentor({ timeZone: 'UTC', headline: 'Felting' })
  const group = await town.sessionType(host, { priceMinor: 0n, seats: 2 })
  const afternoon = { text: 'dyeing', freeAt: at('2026-03-10T14:00Z') }
  await town.found(afternoon, [mentor.handle])
  await book(town, type, '2026-03-10T10:00Z')
  await town.found(afternoon, [])
  const morning = { text: 'felting', freeAt: at('2026-03-10T10:00Z') }
  await town.found(morning, [host.handle])
  await book(town, group, '2026-03-10T10:00Z')
  await town.found({ ...morning, freeAt: at('2026-03-10T10:30Z') }, [])
  await town.found(morning, [host.handle])
  await book(town, group, '2026-03-10T10:00Z')
  await town.found(morning, [])
})

test('where several give a session, everybody’s time counts for who offers it', async ({ town }) => {
  const [ana, ben] = [await offered(town, 'Bookbinding'), await offered(town, 'Printing')]
  const search = { text: 'bookbinding', freeAt: at('2026-03-10T10:00Z') }
  const how = { rotating: false, group: null, priority: 0, weight: 1 }
  await town.found(search, [ana.mentor.handle])
  const both = [ana.mentor, ben.mentor].map(({ handle }) => ({ handle, ...how }))
  await saveHosts(town.deps, ana.viewer, ana.type.id, both)
  await town.found(search, [])
  await acceptInvitation(town.deps, ben.viewer, ana.type.id)
  await town.found(search, [ana.mentor.handle])
  const { bookingId } = await book(town, ben.type, '2026-03-10T10:00Z')
  await town.found(search, [])
  await cancelBooking(town.deps, { kind: 'guest', bookingIds: [bookingId] }, { bookingId })
  await town.found(search, [ana.mentor.handle])
  await createTimeOff(town.deps, ben.viewer, { firstDate: '2026-03-10', lastDate: '2026-03-10', reason: '' })
  await town.found(search, [])
})
