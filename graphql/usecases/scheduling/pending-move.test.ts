import { expect } from 'vitest'
import { ask } from '#graphql/testing/ask.ts'
import { testsElsewhere } from '#graphql/testing/kept-elsewhere.ts'
import { daysAhead } from '#graphql/testing/live.ts'
import { rescheduleBooking } from '../booking/reschedule.ts'
import { nodeId } from '../node-id.ts'
import { nobody, type Viewer } from '../viewer.ts'

const query = `query ($id: ID!) { booking(id: $id) { startsAt reschedulable
  pendingMove { startsAt endsAt waitsUntil } } }`

const hour = 3_600_000

for (const [name, test] of testsElsewhere) {
  test(`${name}: both sides see to when it is being moved, nobody else does, and nobody moves it twice`, async ({
    scene,
    elsewhere,
  }) => {
    const { deps, clock } = scene
    const { mentor, type } = await elsewhere.kept()
    const days = Array.from({ length: 14 }, (_, more) => daysAhead(clock.now(), 3 + more))
    const [before = clock.now(), startsAt = clock.now()] = days.filter((day) => day.getUTCDay() % 6 !== 0)
    const { bookingId, guest } = await scene.paid({ type, startsAt: before })
    const seen = async (viewer: Viewer) =>
      (await ask(scene, viewer, query, { id: nodeId('Booking', bookingId) })).data.booking
    const open = { startsAt: before.toISOString(), reschedulable: true, pendingMove: null }
    expect(await seen(guest)).toEqual(open)
    await elsewhere.there.loseAnswer()
    await rescheduleBooking(deps, guest, { bookingId, startsAt, idempotencyKey: crypto.randomUUID() })
    const pendingMove = {
      startsAt: startsAt.toISOString(),
      endsAt: new Date(startsAt.getTime() + hour).toISOString(),
      waitsUntil: new Date(clock.now().getTime() + 10 * 60_000).toISOString(),
    }
    const waits = { ...open, reschedulable: false, pendingMove }
    expect(await seen(guest)).toEqual(waits)
    expect(await seen(scene.viewerOf(mentor))).toEqual(waits)
    for (const stranger of [nobody, scene.viewerOf(await scene.mentor())])
      expect(await seen(stranger)).toBeNull()
    await scene.settle()
    const moved = { ...open, startsAt: pendingMove.startsAt }
    expect(await seen(guest)).toEqual(moved)
    expect(await seen(scene.viewerOf(mentor))).toEqual(moved)
  })
}
