import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import type { Reaction } from '#graphql/domain/reaction.ts'
import { test as databaseTest } from '#graphql/testing/database.ts'
import { keepers } from '#graphql/testing/keepers/keepers.ts'
import type { Rig, RiggedMentor } from '#graphql/testing/keepers/rig.ts'
import type { BookingRequest, ExternalBooking } from './port.ts'

const HOUR = 3_600_000
const guest = { name: 'Ben', email: 'ben@sundial.test', timeZone: 'America/New_York' }
/** An hour of the following Monday. */
const at = (hour: number) => new Date(Date.parse('2026-11-23T00:00:00Z') + hour * HOUR)

function facts<T>(reaction: Reaction<T>): T {
  if (reaction.status !== 'done') throw new Error(JSON.stringify(reaction))
  return reaction.facts
}

function asked({ typeId }: RiggedMentor, startsAt: Date): BookingRequest {
  const bookingId = randomUUID()
  const answers = [{ question: 'What about?', answer: 'A new job' }]
  return { bookingId, typeId, startsAt, durationMinutes: 60, attendee: guest, answers }
}

async function booked({ scheduling }: Rig, mentor: RiggedMentor, startsAt: Date) {
  const request = asked(mentor, startsAt)
  return { request, booking: facts(await scheduling.book(mentor.access, request)) }
}

/** What of Monday is free. */
async function monday({ scheduling }: Rig, { access, typeId }: RiggedMentor, rest = {}): Promise<number[]> {
  const window = { typeId, durationMinutes: 60, from: at(0), to: at(24), ...rest }
  return facts(await scheduling.freeTimes(access, window)).map(
    (time) => (time.getTime() - at(0).getTime()) / HOUR,
  )
}

const all = [9, 10, 11, 12, 13, 14, 15, 16]
const but = (...hours: number[]) => all.filter((hour) => !hours.includes(hour))

for (const [name, open] of Object.entries(keepers)) {
  const test = databaseTest.extend<{ $file: { rig: Rig } }>({
    rig: [
      async ({ database }, use) => {
        const rig = await open(database)
        await use(rig)
        await rig.close()
      },
      { scope: 'file' },
    ],
  })

  test(`${name}: what a mentor offers is listed; what we save is there once and changes in place`, async ({
    rig,
  }) => {
    const { scheduling } = rig
    const mentor = await rig.mentor()
    expect(facts(await scheduling.listTypes(mentor.access))).toContainEqual(
      expect.objectContaining({ id: mentor.typeId, durationMinutes: 60, active: true }),
    )
    if (!scheduling.can.saveTypes) return
    const draft = { id: null, name: 'Review', slug: 'review', description: 'Of a CV', durationMinutes: 30 }
    const wanted = { ...draft, durationChoices: [45], active: true }
    const made = facts(await scheduling.saveType(mentor.access, wanted))
    expect(made).toMatchObject({ name: 'Review', durationMinutes: 30, durationChoices: [45], active: true })
    expect(facts(await scheduling.saveType(mentor.access, wanted)).id).toBe(made.id)
    const changed = { ...wanted, id: made.id, name: 'CV review', durationChoices: [], active: false }
    const hidden = facts(await scheduling.saveType(mentor.access, changed))
    expect(hidden).toMatchObject({ id: made.id, name: 'CV review', durationChoices: [], active: false })
    const listed = facts(await scheduling.listTypes(mentor.access))
    expect(listed.map(({ id }) => id).sort()).toEqual([mentor.typeId, made.id].sort())
  })

  test(`${name}: times of a window of any length are told in order, and none outside it`, async ({ rig }) => {
    const mentor = await rig.mentor()
    expect(await monday(rig, mentor)).toEqual(all)
    expect(await monday(rig, mentor, { from: at(10), to: at(12) })).toEqual([10, 11])
    expect(await monday(rig, mentor, { from: at(-24), to: at(9) })).toEqual([])
    const long = await monday(rig, mentor, { to: at(24 * 70) })
    expect(long).toHaveLength(10 * 5 * all.length)
    expect(long).toEqual([...long].sort((a, b) => a - b))
  })

  test(`${name}: a hold keeps a time from others until it ends, is renewed or is given up`, async ({
    rig,
  }) => {
    const { scheduling, clock } = rig
    if (!scheduling.can.hold) return
    const mentor = await rig.mentor()
    const request = { typeId: mentor.typeId, startsAt: at(9), durationMinutes: 60, minutes: 5 }
    const hold = facts(await scheduling.hold(mentor.access, request))
    expect(hold.until).toEqual(new Date(clock.now().getTime() + 5 * 60_000))
    expect(await monday(rig, mentor)).toEqual(but(9))
    expect(await scheduling.hold(mentor.access, request)).toMatchObject({
      status: 'refused',
      code: 'TIME_TAKEN',
    })
    clock.advance({ minutes: 4 })
    const renewed = facts(await scheduling.renewHold(mentor.access, hold.id, request))
    expect(renewed.until).toEqual(new Date(clock.now().getTime() + 5 * 60_000))
    clock.advance({ minutes: 4 })
    expect(await monday(rig, mentor)).toEqual(but(9))
    for (let i = 0; i < 2; i += 1) facts(await scheduling.releaseHold(mentor.access, renewed.id))
    expect(await monday(rig, mentor)).toEqual(all)
    const other = facts(await scheduling.hold(mentor.access, request))
    clock.advance({ minutes: 5 })
    expect(await monday(rig, mentor)).toEqual(all)
    expect(facts(await scheduling.renewHold(mentor.access, other.id, request)).until).toEqual(
      new Date(clock.now().getTime() + 5 * 60_000),
    )
  })

  test(`${name}: a booking is there, found by our id, and its time is nobody else's`, async ({ rig }) => {
    const { scheduling } = rig
    const mentor = await rig.mentor()
    const { request, booking } = await booked(rig, mentor, at(10))
    const { bookingId, typeId } = request
    const expected = { state: 'ACTIVE', startsAt: at(10), endsAt: at(11), bookingId, typeId, attendee: guest }
    expect(booking).toMatchObject({ ...expected, cancelledBy: null, movedTo: null, movedFrom: null })
    expect(facts(await scheduling.fetch(mentor.access, booking.id))).toEqual(booking)
    const wanted = { bookingId, email: guest.email, around: at(10) }
    expect(facts(await scheduling.find(mentor.access, wanted))).toEqual(booking)
    expect(facts(await scheduling.find(mentor.access, { ...wanted, bookingId: randomUUID() }))).toBeNull()
    expect(await monday(rig, mentor)).toEqual(but(10))
    expect(await scheduling.book(mentor.access, asked(mentor, at(10)))).toMatchObject({ status: 'refused' })
    expect(await scheduling.fetch(mentor.access, 'nobody')).toMatchObject({ status: 'refused' })
  })

  test(`${name}: whose answer was lost is unknown, then found, and there once`, async ({ rig }) => {
    const { scheduling, there } = rig
    if (!there) return
    const mentor = await rig.mentor()
    const request = asked(mentor, at(11))
    await there.loseAnswer()
    expect(await scheduling.book(mentor.access, request)).toMatchObject({ status: 'unknown' })
    const wanted = { bookingId: request.bookingId, email: guest.email, around: at(11) }
    const found = facts(await scheduling.find(mentor.access, wanted))
    expect(found).toMatchObject({ state: 'ACTIVE', startsAt: at(11) })
    expect(await there.standing(mentor)).toMatchObject([{ id: found?.id }])
  })

  test(`${name}: cancelled twice is cancelled once, by us for the mentor`, async ({ rig }) => {
    const { scheduling } = rig
    const mentor = await rig.mentor()
    const { booking, request } = await booked(rig, mentor, at(12))
    const cancelled = facts(await scheduling.cancel(mentor.access, booking.id, 'Ana is ill'))
    expect(cancelled).toMatchObject({ id: booking.id, state: 'CANCELLED', cancelReason: 'Ana is ill' })
    expect(facts(await scheduling.cancel(mentor.access, booking.id, 'Again'))).toEqual(cancelled)
    const wanted = { bookingId: request.bookingId, email: guest.email, around: at(12) }
    expect(facts(await scheduling.find(mentor.access, wanted))).toMatchObject({ state: 'CANCELLED' })
    expect(await monday(rig, mentor)).toEqual(all)
    expect(await scheduling.cancel(mentor.access, 'nobody', '')).toMatchObject({ status: 'refused' })
  })

  test(`${name}: what is moved has another id, and each leads to the other`, async ({ rig }) => {
    const { scheduling } = rig
    const mentor = await rig.mentor()
    const { booking, request } = await booked(rig, mentor, at(9))
    await booked(rig, mentor, at(15))
    const move = { ...request, id: booking.id, reason: 'A later train' }
    expect(await scheduling.move(mentor.access, { ...move, startsAt: at(15) })).toMatchObject({
      status: 'refused',
    })
    expect(facts(await scheduling.fetch(mentor.access, booking.id))).toMatchObject({ state: 'ACTIVE' })
    expect(await monday(rig, mentor, { movingId: booking.id })).toContain(9)
    const moved = facts(await scheduling.move(mentor.access, { ...move, startsAt: at(13) }))
    const { bookingId } = request
    expect(moved).toMatchObject({ state: 'ACTIVE', startsAt: at(13), bookingId, movedFrom: booking.id })
    const old = facts(await scheduling.fetch(mentor.access, booking.id))
    expect(old).toMatchObject({ state: 'CANCELLED', movedTo: moved.id })
    const wanted = { bookingId, email: guest.email, around: at(13) }
    expect(facts(await scheduling.find(mentor.access, wanted))).toMatchObject({ id: moved.id })
    expect(await monday(rig, mentor)).toEqual(but(13, 15))
  })

  test(`${name}: what is cancelled or moved over there tells by whom, and leads on`, async ({ rig }) => {
    const { scheduling, there } = rig
    if (!there) return
    const mentor = await rig.mentor()
    const { booking: one } = await booked(rig, mentor, at(9))
    const { booking: two } = await booked(rig, mentor, at(10))
    const { booking: three, request } = await booked(rig, mentor, at(11))
    await there.cancel(one.id, 'MENTOR')
    await there.cancel(two.id, 'MENTEE')
    const next = await there.move(three.id, at(14), 'MENTOR')
    const fetched = async ({ id }: Pick<ExternalBooking, 'id'>) =>
      facts(await scheduling.fetch(mentor.access, id))
    expect(await fetched(one)).toMatchObject({ state: 'CANCELLED', cancelledBy: 'MENTOR', movedTo: null })
    expect(await fetched(two)).toMatchObject({ state: 'CANCELLED', cancelledBy: 'MENTEE', movedTo: null })
    expect(await fetched(three)).toMatchObject({ state: 'CANCELLED', movedTo: next })
    const { bookingId } = request
    expect(await fetched({ id: next })).toMatchObject({ movedFrom: three.id, startsAt: at(14), bookingId })
  })

  test(`${name}: what changed since is listed, oldest first, and nothing of anybody else`, async ({
    rig,
  }) => {
    const { scheduling, clock } = rig
    const mentor = await rig.mentor()
    const { booking: one } = await booked(rig, mentor, at(9))
    clock.advance({ minutes: 1 })
    const since = clock.now()
    await booked(rig, await rig.mentor(), at(9))
    const { booking: two } = await booked(rig, mentor, at(10))
    clock.advance({ minutes: 1 })
    facts(await scheduling.cancel(mentor.access, one.id, ''))
    const changed: string[] = []
    for (let after: string | null | undefined; after !== null; ) {
      const page = facts(await scheduling.listChanged(mentor.access, since, after ?? null))
      changed.push(...page.bookings.map(({ id }) => id))
      after = page.next
    }
    expect(changed).toEqual([two.id, one.id])
    const later = new Date(clock.now().getTime() + 1)
    expect(facts(await scheduling.listChanged(mentor.access, later, null)).bookings).toEqual([])
  })

  test(`${name}: access that was taken away is told from everything else; new tokens open again`, async ({
    rig,
  }) => {
    const { scheduling, there } = rig
    const mentor = await rig.mentor()
    if (!there || !mentor.tokens.refresh) return
    const { userId } = mentor.access
    const next = facts(await scheduling.refresh(userId, mentor.tokens.refresh))
    expect(next.access).not.toBe(mentor.tokens.access)
    expect(next.refresh).not.toBe(mentor.tokens.refresh)
    const access = { ...mentor.access, token: next.access }
    facts(await scheduling.listTypes(access))
    await there.revoke({ ...mentor, access, tokens: next })
    const revoked = { status: 'refused', code: 'ACCESS_REVOKED' }
    expect(await scheduling.listTypes(access)).toMatchObject(revoked)
    expect(await scheduling.book(access, asked(mentor, at(9)))).toMatchObject(revoked)
    expect(await scheduling.listChanged(access, at(0), null)).toMatchObject(revoked)
  })

  test(`${name}: a disconnected mentor's tokens open nothing, and to be disconnected twice is no matter`, async ({
    rig,
  }) => {
    const { scheduling } = rig
    const { access, tokens } = await rig.mentor()
    if (!tokens.refresh) return
    for (let i = 0; i < 2; i += 1) facts(await scheduling.disconnect(access, tokens.refresh))
    expect(await scheduling.listTypes(access)).toMatchObject({ status: 'refused', code: 'ACCESS_REVOKED' })
  })

  test(`${name}: one subscription however often it is asked for, and it tells whether it still sends`, async ({
    rig,
  }) => {
    const { scheduling, there } = rig
    if (!there) return
    const { access } = await rig.mentor()
    const url = 'https://sundial.test/webhooks'
    const made = facts(await scheduling.subscribe(access, url))
    expect(made).toMatchObject({ active: true })
    expect(facts(await scheduling.subscribe(access, url))).toEqual(made)
    expect(facts(await scheduling.fetchSubscription(access, made.id))).toEqual(made)
    await there.disable(made.id)
    expect(facts(await scheduling.fetchSubscription(access, made.id))).toEqual({ ...made, active: false })
    const { id } = facts(await scheduling.subscribe(access, url))
    expect(facts(await scheduling.fetchSubscription(access, id))).toMatchObject({ active: true })
    for (let i = 0; i < 2; i += 1) facts(await scheduling.unsubscribe(access, id))
    // One that serves all mentors stays.
    const left = scheduling.name === 'CALCOM' ? { active: true } : null
    const known = facts(await scheduling.fetchSubscription(access, id))
    expect(known && { active: known.active }).toEqual(left)
  })

  test(`${name}: a failure of theirs leaves a write unknown, and a read to be asked again`, async ({
    rig,
  }) => {
    const { scheduling, there } = rig
    if (!there) return
    const mentor = await rig.mentor()
    const { booking } = await booked(rig, mentor, at(9))
    const cancel = () => scheduling.cancel(mentor.access, booking.id, '')
    await there.fail(500, 1)
    expect(await cancel()).toMatchObject({ status: 'unknown' })
    await there.fail(429, 1)
    expect(await cancel()).toMatchObject({ status: 'retryLater' })
    await there.fail(503, 3)
    expect(await scheduling.fetch(mentor.access, booking.id)).toMatchObject({ status: 'retryLater' })
    facts(await cancel())
  })

  test(`${name}: what was sent and answered is as the company publishes it`, ({ rig, skip }) => {
    const broken = rig.broken()
    if (broken === null) return skip()
    expect(broken).toEqual([])
  })
}
