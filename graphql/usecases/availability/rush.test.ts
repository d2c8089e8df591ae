import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { DomainError } from '#graphql/domain/errors.ts'
import type { House } from '#graphql/testing/furnish.ts'
import { test } from '#graphql/testing/house.ts'
import { type Random, randomFrom } from '#graphql/testing/simulate/random.ts'
import type { Booking } from '#prisma/generated/client/client.ts'
import { cancelBooking } from '../booking/cancel.ts'
import { checkoutBooking } from '../booking/checkout.ts'
import { rescheduleBooking } from '../booking/reschedule.ts'
import { findBookableType } from '../session-type/bookable.ts'
import { nobody, type PersonViewer, type Viewer } from '../viewer.ts'
import { saveSchedule } from './save-schedule.ts'
import { slotsOf } from './slots.ts'
import { createTimeOff } from './time-off.ts'

const week = { from: new Date('2026-03-02T00:00Z'), to: new Date('2026-03-14T00:00Z') }
const mentees = Array.from({ length: 6 }, (_, n) => `mentee-${n}@sundial.test`)
const most = { ofMentorPerDay: 4, ofHourPerDay: 2, ofHourPerMenteeAndWeek: 2, halfMinutesPerWeek: 240 }

type Rush = {
  house: House
  viewer: PersonViewer
  types: { hour: string; half: string }
  random: Random
  /** How often something happened that can open a time again. */
  opened: number
}

/** A mentor in UTC with an hour and a half of one, each with rules and limits of its own. */
async function rushOf(house: House, seed: number): Promise<Rush> {
  const { db } = house.deps
  const mentor = await house.mentor({ timeZone: 'UTC' })
  const rules = { priceMinor: 0n, noticeMinutes: 0 }
  const hour = await house.sessionType(mentor, { ...rules, bufferBeforeMinutes: 15, slotIntervalMinutes: 30 })
  const half = await house.sessionType(mentor, { ...rules, durationMinutes: 30, bufferAfterMinutes: 10 })
  const limit = { period: 'DAY', unit: 'BOOKINGS' } as const
  await db.bookingLimit.createMany({
    data: [
      { mentorId: mentor.id, ...limit, most: most.ofMentorPerDay },
      { sessionTypeId: hour.id, ...limit, most: most.ofHourPerDay },
      {
        sessionTypeId: hour.id,
        ...limit,
        period: 'WEEK',
        perMentee: true,
        most: most.ofHourPerMenteeAndWeek,
      },
      { sessionTypeId: half.id, period: 'WEEK', unit: 'MINUTES', most: most.halfMinutesPerWeek },
    ],
  })
  const types = { hour: hour.id, half: half.id }
  return { house, viewer: house.viewerOf(mentor), types, random: randomFrom(seed), opened: 0 }
}

const guest = (bookingId: string): Viewer => ({ kind: 'guest', bookingIds: [bookingId] })

async function offered({ house }: Rush, typeId: string, email: string): Promise<Date[]> {
  const type = await findBookableType(house.deps.db, typeId)
  return (await slotsOf(house.deps, { ...type, mentee: { email } }, week)).map(({ startsAt }) => startsAt)
}

const book = ({ house: { deps } }: Rush, sessionTypeId: string, email: string, startsAt: Date) =>
  checkoutBooking(deps, nobody, {
    sessionTypeId,
    startsAt,
    timeZone: 'UTC',
    mentee: { name: 'Maya Osei', email },
    idempotencyKey: randomUUID(),
  })

/** Books what is offered. Whoever is refused must find it no longer offered, unless something opened it again since. */
async function bookOffered(rush: Rush): Promise<void> {
  const { random, types } = rush
  const [typeId, email] = [random.chance(0.5) ? types.hour : types.half, random.pick(mentees) ?? '']
  const before = rush.opened
  const at = random.pick(await offered(rush, typeId, email))
  if (!at) return
  const refused = await refusalOf(book(rush, typeId, email, at))
  if (!refused) return
  const again = await offered(rush, typeId, email)
  const isOffered = again.some((other) => other.getTime() === at.getTime())
  if (isOffered && rush.opened === before)
    throw new Error(`${at.toISOString()} was refused and is offered: ${refused}`)
}

/** The code of a refusal; null: done. Anything else that fails is a failure. */
async function refusalOf(work: Promise<unknown>): Promise<string | null> {
  try {
    await work
    return null
  } catch (error) {
    if (error instanceof DomainError) return error.code
    throw error
  }
}

async function anyBooking({ house, random, viewer }: Rush): Promise<Booking | undefined> {
  const where = { mentorId: viewer.mentorId ?? '', state: 'CONFIRMED' } as const
  return random.pick(await house.deps.db.booking.findMany({ where }))
}

const things: ((rush: Rush) => Promise<unknown>)[] = [
  bookOffered,
  bookOffered,
  bookOffered,
  bookOffered,
  async (rush) => {
    const booking = await anyBooking(rush)
    if (booking) await refusalOf(cancelBooking(rush.house.deps, guest(booking.id), { bookingId: booking.id }))
  },
  async (rush) => {
    const booking = await anyBooking(rush)
    const startsAt =
      booking && rush.random.pick(await offered(rush, booking.sessionTypeId, booking.menteeEmail))
    if (!booking || !startsAt) return
    const request = { bookingId: booking.id, startsAt, idempotencyKey: randomUUID() }
    await refusalOf(rescheduleBooking(rush.house.deps, rush.viewer, request))
  },
  async ({ house, viewer, random }) => {
    const start = random.pick(['08:00', '09:00', '09:20'] as const) ?? '08:00'
    const weekly = [1, 2, 3, 4, 5, 6, 0].map((weekday) => ({ weekday: weekday as 0, start, end: '15:00' }))
    await saveSchedule(house.deps, viewer, { timeZone: 'UTC', weekly, overrides: [] })
  },
  async ({ house, viewer, random }) => {
    const date = `2026-03-${String(3 + random.int(9)).padStart(2, '0')}`
    await refusalOf(createTimeOff(house.deps, viewer, { firstDate: date, lastDate: date, reason: '' }))
  },
]

/** All that is wrong with what was booked, counted from the rows alone. */
async function wrongs({ house: { deps }, viewer, types }: Rush): Promise<string[]> {
  const rows = await deps.db.booking.findMany({
    where: { mentorId: viewer.mentorId ?? '', state: 'CONFIRMED' },
  })
  const weekOf = (at: Date) => Math.floor((at.getTime() / 86_400_000 + 3) / 7)
  const sums = new Map<string, number>()
  const add = (key: string, limit: number, by = 1) =>
    sums.set(`${key} ≤ ${limit}`, (sums.get(`${key} ≤ ${limit}`) ?? 0) + by)
  for (const { startsAt, sessionTypeId, menteeEmail } of rows) {
    const day = startsAt.toISOString().slice(0, 10)
    add(day, most.ofMentorPerDay)
    if (sessionTypeId === types.hour) add(`hours on ${day}`, most.ofHourPerDay)
    if (sessionTypeId === types.hour)
      add(`hours of ${menteeEmail} in ${weekOf(startsAt)}`, most.ofHourPerMenteeAndWeek)
    if (sessionTypeId === types.half) add(`minutes in ${weekOf(startsAt)}`, most.halfMinutesPerWeek, 30)
  }
  const overlaps = await deps.db.$queryRaw<{ a: string }[]>`
    select a.booking_id::text as a from slot_hold a join slot_hold b
    on a.host_id = b.host_id and a.booking_id < b.booking_id and a.blocked && b.blocked`
  const exceeded = [...sums].filter(([key, sum]) => sum > Number(key.split(' ≤ ')[1]))
  return [...exceeded.map(([key, sum]) => `${sum}: ${key}`), ...overlaps.map(({ a }) => `${a} overlaps`)]
}

test.for([1, 2])(
  'in rush %i limits hold and nothing overlaps; what is offered after it can be booked',
  async (seed, { house }) => {
    const rush = await rushOf(house, seed)
    const hand = async () => {
      for (let n = 0; n < 12; n++) {
        const at = rush.random.int(things.length)
        await things[at]?.(rush)
        if (at >= 4) rush.opened++
      }
    }
    await Promise.all(Array.from({ length: 8 }, hand))
    expect(await wrongs(rush)).toEqual([])
    const booked = await house.deps.db.booking.count({ where: { mentorId: rush.viewer.mentorId ?? '' } })
    expect(booked).toBeGreaterThan(10)

    for (const typeId of Object.values(rush.types)) {
      for (let n = 0; n < 5; n++) {
        const email = rush.random.pick(mentees) ?? ''
        const open = await offered(rush, typeId, email)
        const closed = halfHours().filter((at) => !open.some((other) => other.getTime() === at.getTime()))
        const [yes, no] = [rush.random.pick(open), rush.random.pick(closed)]
        if (no) expect([no, await refusalOf(book(rush, typeId, email, no))]).toEqual([no, expect.any(String)])
        if (yes) expect([yes, await refusalOf(book(rush, typeId, email, yes))]).toEqual([yes, null])
      }
    }
    expect(await wrongs(rush)).toEqual([])
  },
)

const halfHours = () =>
  Array.from({ length: 12 * 48 }, (_, n) => new Date(week.from.getTime() + n * 1_800_000))
