import { expect } from 'vitest'
import { type Elsewhere, type Kept, testsElsewhere } from '#graphql/testing/kept-elsewhere.ts'
import { daysAhead, type Scene } from '#graphql/testing/live.ts'
import { cancelBooking } from '../booking/cancel.ts'
import { checkoutBooking } from '../booking/checkout.ts'
import { rescheduleBooking } from '../booking/reschedule.ts'
import { nobody } from '../viewer.ts'
import { callFor } from './access.ts'
import { mirrorBooking } from './mirror.ts'

const standing = async ({ there }: Elsewhere, mentor: Kept) =>
  (await there.standing(mentor.there)).map(({ id }) => id)

/** Ten o'clock of the first, or a later, working day that is three days ahead or more, with a working day before it. */
function soon(scene: Scene, later = 0): Date {
  const days = Array.from({ length: 14 }, (_, more) => daysAhead(scene.clock.now(), 3 + more))
  return days.filter((day) => day.getUTCDay() >= 2 && day.getUTCDay() <= 5)[later] ?? new Date(0)
}

/** A confirmed booking of a mentor whose calendar is kept there, and what it is called there. */
async function confirmed(scene: Scene, elsewhere: Elsewhere, later = 0) {
  const mentor = await elsewhere.kept()
  const { bookingId, guest } = await scene.paid({ type: mentor.type, startsAt: soon(scene, later) })
  expect((await scene.booking(bookingId)).state).toBe('CONFIRMED')
  const [id = ''] = await standing(elsewhere, mentor)
  return { mentor, bookingId, guest, id }
}

const refunded = (scene: Scene, bookingId: string) =>
  scene.booking(bookingId).then(({ refunds }) => refunds.map(({ amountMinor }) => amountMinor))

for (const [name, test] of testsElsewhere) {
  test(`${name}: paid, it is written there and confirmed; cancelled here, it is cancelled there`, async ({
    scene,
    elsewhere,
  }) => {
    const { mentor, bookingId, guest } = await confirmed(scene, elsewhere)
    expect(await standing(elsewhere, mentor)).toHaveLength(1)
    expect(await scene.booking(bookingId)).toMatchObject({ payout: { state: 'HELD' }, refunds: [] })
    expect(await scene.deps.db.externalHold.count({ where: { bookingId } })).toBe(0)
    await cancelBooking(scene.deps, guest, { bookingId })
    await scene.settle()
    expect(await standing(elsewhere, mentor)).toEqual([])
    expect(await refunded(scene, bookingId)).toEqual([8_250n])
  })

  test.for([
    ['MENTOR', 8_250n],
    ['MENTEE', 4_125n],
  ] as const)(
    `${name}: cancelled there by the %s, it is cancelled here as if by them`,
    async ([by, amount], { scene, elsewhere }) => {
      const { bookingId, id } = await confirmed(scene, elsewhere)
      const { startsAt } = await scene.booking(bookingId)
      scene.clock.advance({ minutes: (startsAt.getTime() - scene.clock.now().getTime()) / 60_000 - 14 * 60 })
      await scene.settle()
      await elsewhere.there.cancel(id, by)
      await scene.settle()
      const booking = await scene.booking(bookingId)
      expect(booking).toMatchObject({ state: 'CANCELLED', cancelledBy: by, holds: [] })
      expect(await refunded(scene, bookingId)).toEqual([amount])
    },
  )

  test(`${name}: moved there, our booking moves, and the payment stays`, async ({ scene, elsewhere }) => {
    const { mentor, bookingId, id } = await confirmed(scene, elsewhere)
    const to = new Date(soon(scene, 1).getTime() + 3_600_000)
    await elsewhere.there.move(id, to, 'MENTOR')
    await scene.settle()
    const booking = await scene.booking(bookingId)
    expect(booking).toMatchObject({ state: 'CONFIRMED', startsAt: to, menteeMoves: 0, refunds: [] })
    expect(booking.freeUntil).not.toBeNull()
    expect(booking.holds).toMatchObject([{ kind: 'SLOT', imposed: false }])
    expect(await standing(elsewhere, mentor)).toHaveLength(1)
  })

  test(`${name}: moved there twice before anybody looked, it is where it was moved last; then cancelled, it is cancelled`, async ({
    scene,
    elsewhere,
  }) => {
    const { bookingId, id } = await confirmed(scene, elsewhere)
    const [once, twice] = [soon(scene, 1), new Date(soon(scene, 2).getTime() + 3_600_000)]
    const next = await elsewhere.there.move(id, once, 'MENTEE')
    const last = await elsewhere.there.move(next, twice, 'MENTEE')
    await scene.settle()
    expect(await scene.booking(bookingId)).toMatchObject({ state: 'CONFIRMED', startsAt: twice, refunds: [] })
    const end = await elsewhere.there.move(last, once, 'MENTOR')
    await elsewhere.there.cancel(end, 'MENTOR')
    await scene.settle()
    expect(await scene.booking(bookingId)).toMatchObject({
      state: 'CANCELLED',
      cancelledBy: 'MENTOR',
      holds: [],
    })
    expect(await refunded(scene, bookingId)).toEqual([8_250n])
  })

  test(`${name}: moved here, it is moved there once, although the answer got lost, and nothing is left at the old time`, async ({
    scene,
    elsewhere,
  }) => {
    const { mentor, bookingId, guest, id } = await confirmed(scene, elsewhere)
    const [before, startsAt] = [soon(scene), soon(scene, 1)]
    await elsewhere.there.loseAnswer()
    const idempotencyKey = crypto.randomUUID()
    await rescheduleBooking(scene.deps, guest, { bookingId, startsAt, idempotencyKey })
    const between = await scene.booking(bookingId)
    expect(between.startsAt).toEqual(before)
    expect(between.holds.map(({ kind }) => kind).sort()).toEqual(['MOVE', 'SLOT'])
    await scene.settle()
    const moved = { startsAt, menteeMoves: 1, holds: [{ kind: 'SLOT' }], refunds: [] }
    expect(await scene.booking(bookingId)).toMatchObject(moved)
    const now = await standing(elsewhere, mentor)
    expect(now).toHaveLength(1)
    expect(now).not.toEqual([id])
  })

  test(`${name}: an answer that is lost after it was booked there books nothing twice`, async ({
    scene,
    elsewhere,
  }) => {
    const mentor = await elsewhere.kept()
    const { bookingId, url } = await scene.book({ type: mentor.type, startsAt: soon(scene) })
    await scene.pay(url)
    await elsewhere.there.loseAnswer()
    await scene.settle()
    expect(await scene.booking(bookingId)).toMatchObject({ state: 'CONFIRMED', refunds: [] })
    expect(await standing(elsewhere, mentor)).toHaveLength(1)
  })

  test(`case 6, ${name}: a time that somebody took there before it was paid gives everything back, calls nobody, and says how much`, async ({
    scene,
    elsewhere: { rig, kept },
  }) => {
    await scene.admin({ name: 'Ada Admin' })
    const mentor = await kept()
    const { bookingId, url } = await scene.book({ type: mentor.type, startsAt: soon(scene) })
    const other = { name: 'Somebody', email: 'somebody@sundial.test', timeZone: 'UTC' }
    const taken = await rig.scheduling.book(mentor.there.access, {
      ...{
        bookingId: crypto.randomUUID(),
        typeId: mentor.there.typeId,
        startsAt: daysAhead(scene.clock.now(), 3),
      },
      ...{ durationMinutes: 60, attendee: other, answers: [] },
    })
    expect(taken.status).toBe('done')
    await scene.pay(url)
    await scene.settle()
    expect(await scene.booking(bookingId)).toMatchObject({ state: 'FAILED', holds: [], payout: null })
    expect(await refunded(scene, bookingId)).toEqual([8_250n])
    expect(await scene.mails(bookingId)).toEqual([expect.stringMatching(/^Jonas: .*: this time was taken$/)])
    const letter = (await scene.mail.list()).find(({ subject }) => subject.endsWith(': this time was taken'))
    expect(letter!.text).toContain('$82.50')
  })

  test(`${name}: with every webhook lost for 71 hours the looks at the calendar bring the same`, async ({
    scene,
    elsewhere,
  }) => {
    const cancelled = await confirmed(scene, elsewhere, 2)
    const moved = await confirmed(scene, elsewhere, 2)
    scene.doorAnswers.push(...Array.from({ length: 400 }, () => 503))
    const to = new Date(soon(scene, 3).getTime() + 3_600_000)
    await elsewhere.there.cancel(cancelled.id, 'MENTOR')
    await elsewhere.there.move(moved.id, to, 'MENTEE')
    scene.clock.advance({ hours: 71 })
    await scene.settle()
    expect(await scene.booking(cancelled.bookingId)).toMatchObject({
      state: 'CANCELLED',
      cancelledBy: 'MENTOR',
    })
    expect(await scene.booking(moved.bookingId)).toMatchObject({
      state: 'CONFIRMED',
      startsAt: to,
      refunds: [],
    })
    scene.doorAnswers.length = 0
  })

  test(`${name}: access that is revoked is renewed where we make the accounts; else the mentor is told, and nothing is lost`, async ({
    scene,
    elsewhere,
  }) => {
    const mentor = await elsewhere.kept()
    const { deps } = scene
    const { bookingId, url } = await scene.book({ type: mentor.type, startsAt: soon(scene) })
    await elsewhere.there.revoke(mentor.there)
    await scene.pay(url)
    await scene.stripe.runDue()
    await scene.work()
    const asksAnew = elsewhere.rig.scheduling.can.authorize
    const account = await deps.db.schedulingAccount.findUniqueOrThrow({ where: { id: mentor.accountId } })
    expect(account.state).toBe(asksAnew ? 'REVOKED' : 'CONNECTED')
    expect((await scene.booking(bookingId)).state).toBe(asksAnew ? 'CONFIRMING' : 'CONFIRMED')
    if (!asksAnew) return
    // What waits for the mentor does not use up its tries.
    await mirrorBooking(deps, bookingId)
    const refusal = checkoutBooking(deps, nobody, {
      ...{ sessionTypeId: mentor.type.id, startsAt: soon(scene, 1), timeZone: 'UTC' },
      ...{ mentee: { name: 'Maya', email: 'maya@sundial.test' }, idempotencyKey: crypto.randomUUID() },
    })
    await expect(refusal).rejects.toMatchObject({ code: 'CALENDAR_UNAVAILABLE' })
    const told = (await scene.mail.list()).filter(({ to }) => to.includes(mentor.mentor.person.email))
    expect(told.map(({ subject }) => subject)).toContainEqual(expect.stringContaining('connected again'))
    await elsewhere.reconnect(mentor)
    await scene.settle()
    expect((await scene.booking(bookingId)).state).toBe('CONFIRMED')
    expect(await standing(elsewhere, mentor)).toHaveLength(1)
  })

  test(`${name}: twenty calls at five seconds before the token ends make one refresh`, async ({
    scene,
    elsewhere,
  }) => {
    const { deps } = scene
    const { accountId } = await elsewhere.kept()
    const where = { id: accountId }
    const { generation } = await deps.db.schedulingAccount.findUniqueOrThrow({ where })
    const accessExpiresAt = new Date(deps.machineNow().getTime() + 5_000)
    await deps.db.schedulingAccount.update({ where, data: { accessExpiresAt } })
    const calls = Array.from({ length: 20 }, () =>
      callFor(deps, accountId, (keeper, access) => keeper.listTypes(access)),
    )
    expect((await Promise.all(calls)).map(({ status }) => status)).toEqual(Array(20).fill('done'))
    const after = await deps.db.schedulingAccount.findUniqueOrThrow({ where })
    expect(after.generation).toBe(generation + 1)
    expect(after.accessExpiresAt?.getTime()).not.toBe(accessExpiresAt.getTime())
  })

  test(`${name}: booked on the mentor’s page there, it awaits its payment here, and is confirmed by it`, async ({
    scene,
    elsewhere,
  }) => {
    const mentor = await elsewhere.kept()
    const startsAt = soon(scene)
    const begun = await elsewhere.bookedThere(mentor, startsAt)
    await scene.settle()
    const booking = await begun()
    expect(booking).toMatchObject({
      state: 'AWAITING_PAYMENT',
      startsAt,
      menteeEmail: 'somebody@sundial.test',
    })
    const [payment] = booking.payments
    expect(payment?.parameters).toMatchObject({ metadata: { bookingId: booking.id, origin: name } })
    expect(await scene.mails(booking.id)).toEqual([expect.stringMatching(/^Somebody: .*: pay to confirm$/)])
    expect(await scene.pay(payment?.checkoutUrl ?? '')).toBe(303)
    await scene.settle()
    expect((await begun()).state).toBe('CONFIRMED')
    expect(await standing(elsewhere, mentor)).toHaveLength(1)
  })

  test(`${name}: what is begun there and never paid is cancelled there`, async ({ scene, elsewhere }) => {
    const mentor = await elsewhere.kept()
    const begun = await elsewhere.bookedThere(mentor, soon(scene))
    await scene.settle()
    scene.clock.advance({ hours: 24 })
    await scene.settle()
    scene.clock.advance({ minutes: 6 })
    await scene.settle()
    expect(await begun()).toMatchObject({ state: 'EXPIRED', holds: [] })
    expect(await standing(elsewhere, mentor)).toEqual([])
  })

  test(`${name}: a move whose answer got lost until the session was over is undone there, or a person looks`, async ({
    scene,
    elsewhere,
  }) => {
    const { mentor, bookingId, guest, id } = await confirmed(scene, elsewhere)
    await elsewhere.there.loseAnswer()
    const idempotencyKey = crypto.randomUUID()
    await rescheduleBooking(scene.deps, guest, { bookingId, startsAt: soon(scene, 1), idempotencyKey })
    const { endsAt } = await scene.booking(bookingId)
    scene.clock.advance({ minutes: (endsAt.getTime() - scene.clock.now().getTime()) / 60_000 + 60 })
    await scene.settle()
    const booking = await scene.booking(bookingId)
    expect(booking).toMatchObject({ state: 'COMPLETED', menteeMoves: 0 })
    const about = { kind: 'CALENDAR_LATE', bookingId } as const
    const looked = await scene.deps.db.case.count({ where: about })
    const left = await standing(elsewhere, mentor)
    expect(looked > 0 || left.every((each) => each === id)).toBe(true)
  })
}
