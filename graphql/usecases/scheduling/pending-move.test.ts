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

  test(`${name}: a move of ours that was half made, while its mentor moved the session on: what we made is taken back there`, async ({
    scene,
    elsewhere,
  }) => {
    const { deps, clock } = scene
    const { rig, kept, there } = elsewhere
    const mentor = await kept()
    const days = Array.from({ length: 14 }, (_, more) => daysAhead(clock.now(), 3 + more))
    const [before = clock.now(), half = clock.now(), last = clock.now()] = days.filter(
      (day) => day.getUTCDay() % 6 !== 0,
    )
    const { bookingId } = await scene.paid({ type: mentor.type, startsAt: before })
    const [id = ''] = (await there.standing(mentor.there)).map((each) => each.id)
    const attendee = { name: 'Mia Mentee', email: 'mia@sundial.test', timeZone: 'UTC' }
    const { access, typeId } = mentor.there
    const wanted = { typeId, bookingId, startsAt: half, durationMinutes: 60, attendee, answers: [] }
    expect(await rig.scheduling.book(access, wanted)).toMatchObject({ status: 'done' })
    await there.move(id, last, 'MENTOR')
    await scene.settle()
    expect(await scene.booking(bookingId)).toMatchObject({ state: 'CONFIRMED', startsAt: last })
    const standing = await there.standing(mentor.there)
    expect(standing.map(({ startsAt }) => startsAt)).toEqual([last])
    await deps.db.externalBooking.findFirstOrThrow({ where: { bookingId, state: 'ACTIVE' } })
  })
}
