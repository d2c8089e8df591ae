import { expect } from 'vitest'
import { type Elsewhere, type Kept, testsElsewhere } from '#graphql/testing/kept-elsewhere.ts'
import { daysAhead, type Scene } from '#graphql/testing/live.ts'
import { checkoutBooking } from '../booking/checkout.ts'
import { rescheduleBooking } from '../booking/reschedule.ts'
import { nobody } from '../viewer.ts'
import { readTypesNow } from './read-types.ts'

const accountOf = ({ deps }: Scene, { accountId: id }: Kept) =>
  deps.db.schedulingAccount.findUniqueOrThrow({ where: { id } })

/** Ten o'clock of a working day that is three days ahead or more. */
function soon(scene: Scene, later = 0): Date {
  const days = Array.from({ length: 14 }, (_, more) => daysAhead(scene.clock.now(), 3 + more))
  return days.filter((day) => day.getUTCDay() >= 2 && day.getUTCDay() <= 5)[later] ?? new Date(0)
}

const checkout = ({ deps }: Scene, { type }: Kept, startsAt: Date) =>
  checkoutBooking(deps, nobody, {
    ...{ sessionTypeId: type.id, startsAt, timeZone: 'UTC', idempotencyKey: crypto.randomUUID() },
    mentee: { name: 'Maya', email: 'maya@sundial.test' },
  })

const told = async (scene: Scene, { mentor }: Kept) =>
  (await scene.mail.list())
    .filter(({ to }) => to.includes(mentor.person.email))
    .map(({ subject }) => subject)
    .filter((subject) => subject.includes('cannot be booked'))

/** A mentor whose plan there ended: what stood there before, a booking that is paid since, and one that is to be paid. */
async function withoutPlan(scene: Scene, elsewhere: Elsewhere) {
  const mentor = await elsewhere.kept()
  const before = await scene.paid({ type: mentor.type, startsAt: soon(scene) })
  const { bookingId, url } = await scene.book({ type: mentor.type, startsAt: soon(scene, 1) })
  const late = await scene.book({
    type: mentor.type,
    startsAt: new Date(soon(scene, 1).getTime() + 7_200_000),
  })
  await elsewhere.there.plan?.(mentor.there, false)
  await scene.pay(url)
  await scene.settle()
  return { mentor, before, bookingId, late }
}

for (const [name, test] of testsElsewhere.filter(([company]) => company === 'calendly')) {
  test(`${name}: a plan without bookings pays that mentee back, sells no more, and tells the mentor once`, async ({
    scene,
    elsewhere,
  }) => {
    const { mentor, before, bookingId, late } = await withoutPlan(scene, elsewhere)
    const refused = await scene.booking(bookingId)
    expect(refused).toMatchObject({ state: 'FAILED', refunds: [{ amountMinor: 8_250n }] })
    expect(await accountOf(scene, mentor)).toMatchObject({
      ...{ state: 'CONNECTED', unbookableSince: expect.any(Date) },
      failure: expect.stringContaining('upgrade'),
    })
    const refusal = checkout(scene, mentor, soon(scene, 2))
    await expect(refusal).rejects.toMatchObject({ code: 'CALENDAR_UNAVAILABLE' })
    const move = {
      bookingId: before.bookingId,
      startsAt: soon(scene, 2),
      idempotencyKey: crypto.randomUUID(),
    }
    await expect(rescheduleBooking(scene.deps, before.guest, move)).rejects.toMatchObject({
      code: 'CALENDAR_UNAVAILABLE',
    })
    await scene.pay(late.url)
    scene.clock.advance({ minutes: 5 })
    await scene.settle()
    expect(await scene.booking(late.bookingId)).toMatchObject({ state: 'FAILED', refunds: [{}] })
    scene.clock.advance({ hours: 2 })
    await scene.settle()
    expect(await scene.booking(before.bookingId)).toMatchObject({ state: 'CONFIRMED', refunds: [] })
    expect(await told(scene, mentor)).toHaveLength(1)
    expect(await accountOf(scene, mentor)).toMatchObject({ unbookableSince: expect.any(Date) })
  })

  test(`${name}: checked again it sells once the plan is there, and books nothing by being checked`, async ({
    scene,
    elsewhere,
  }) => {
    const { mentor } = await withoutPlan(scene, elsewhere)
    const check = () => readTypesNow(scene.deps, scene.viewerOf(mentor.mentor), elsewhere.rig.scheduling.name)
    await expect(check()).rejects.toMatchObject({ code: 'CALENDAR_REFUSED' })
    await elsewhere.there.plan?.(mentor.there, true)
    await check()
    expect(await accountOf(scene, mentor)).toMatchObject({ unbookableSince: null, failure: null })
    expect(await elsewhere.there.standing(mentor.there)).toHaveLength(1)
    const { bookingId } = await scene.paid({ type: mentor.type, startsAt: soon(scene, 2) })
    expect(await scene.booking(bookingId)).toMatchObject({ state: 'CONFIRMED', refunds: [] })
  })

  test(`${name}: nobody checks, and within the hour it sells again; so it does when it is connected anew`, async ({
    scene,
    elsewhere,
  }) => {
    const { mentor } = await withoutPlan(scene, elsewhere)
    await elsewhere.there.plan?.(mentor.there, true)
    scene.clock.advance({ minutes: 61 })
    await scene.settle()
    expect(await accountOf(scene, mentor)).toMatchObject({ unbookableSince: null })
    const other = await withoutPlan(scene, elsewhere)
    await elsewhere.there.plan?.(other.mentor.there, true)
    await elsewhere.reconnect(other.mentor)
    expect(await accountOf(scene, other.mentor)).toMatchObject({ unbookableSince: null, failure: null })
  })
}
