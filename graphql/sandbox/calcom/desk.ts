import { z } from 'zod'
import { answerBooking, cancelBooking, createBooking, needBooking, rescheduleBooking } from './bookings.ts'
import { needEventType } from './event-types.ts'
import type { Booking } from './kept.ts'
import { freeStarts } from './times.ts'
import { needUser, revokeTokens } from './users.ts'
import { needWebhook } from './webhooks.ts'
import { badRequest, iso, save, type World } from './world.ts'

const FOUR_WEEKS = 28 * 86_400_000

const doings = {
  mentorCancels: 'a booking',
  menteeCancels: 'a booking',
  mentorMoves: 'a booking',
  menteeMoves: 'a booking',
  accept: 'a request',
  decline: 'a request',
  book: 'an event type',
  disable: 'a webhook',
  enable: 'a webhook',
  revoke: 'a user’s tokens',
} as const
type Doing = keyof typeof doings

const names = Object.keys(doings) as Doing[]
const one = z.string().min(1).max(100).optional()

/** What people do over there: one thing, and when a time is wanted, to which. */
export const calcomWish = z
  .strictObject({
    ...(Object.fromEntries(names.map((name) => [name, one])) as Record<Doing, typeof one>),
    /** Of a move or a booking; the first free time unless given. */
    to: z.iso.datetime({ offset: true }).optional(),
    reason: z.string().max(500).optional(),
  })
  .refine((wish) => names.filter((name) => wish[name]).length === 1, `one of ${names.join(', ')}`)
export type CalcomWish = z.infer<typeof calcomWish>

/** Does it; the number or uid of what came of it. Throws a Refusal for what cannot be. */
export async function perform(world: World, wish: CalcomWish): Promise<string> {
  const doing = names.find((name) => wish[name])
  const id = (doing && wish[doing]) ?? ''
  if (doing === 'book') return (await bookAsSomebody(world, id, wish)).uid
  if (doing === 'accept' || doing === 'decline')
    return (await answerBooking(world, id, doing === 'accept', wish.reason ?? null)).uid
  if (doing === 'disable' || doing === 'enable') {
    const hook = await needWebhook(world, id)
    await save(world, 'webhook', hook.id, { ...hook, active: doing === 'enable' })
    return id
  }
  if (doing === 'revoke') {
    await revokeTokens(world, (await needUser(world, id)).id)
    return id
  }
  const booking = await needBooking(world, id)
  const mentor = doing === 'mentorCancels' || doing === 'mentorMoves'
  const by = mentor ? (await needUser(world, booking.userId)).email : booking.attendee.email
  if (doing === 'mentorCancels' || doing === 'menteeCancels')
    return (await cancelBooking(world, id, wish.reason ?? null, by)).uid
  return (await move(world, booking, by, wish)).uid
}

async function bookAsSomebody(world: World, eventTypeId: string, { to }: CalcomWish): Promise<Booking> {
  const type = await needEventType(world, eventTypeId)
  const attendee = { name: 'Somebody at Cal.com', email: 'somebody@cal.test', timeZone: 'UTC' }
  const start = to ?? (await firstFree(world, type.id, type.lengthInMinutes))
  return createBooking(world, { start, eventTypeId: type.id, attendee })
}

async function move(
  world: World,
  booking: Booking,
  by: string,
  { to, reason }: CalcomWish,
): Promise<Booking> {
  const minutes = (Date.parse(booking.end) - Date.parse(booking.start)) / 60_000
  const start = to ?? (await firstFree(world, booking.eventTypeId, minutes))
  const said = reason ? { reschedulingReason: reason } : {}
  return rescheduleBooking(world, booking.uid, { start, rescheduledBy: by, ...said })
}

async function firstFree(world: World, eventTypeId: number, minutes: number): Promise<string> {
  const type = await needEventType(world, eventTypeId)
  const span = { start: world.now, end: world.now + FOUR_WEEKS, minutes }
  const [first] = await freeStarts(world, type, span)
  if (first === undefined) throw badRequest('No time is free within four weeks.')
  return iso(first)
}
