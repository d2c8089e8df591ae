import { SlotTaken } from '#graphql/domain/booking/errors.ts'
import { snapshotOf } from '#graphql/domain/booking/price.ts'
import { beginning } from '#graphql/domain/booking/state.ts'
import type { Prisma } from '#prisma/generated/client/client.ts'
import type { Wanted } from '../availability/wanted.ts'
import type { Deps, Tx } from '../deps.ts'
import { appendEvent } from '../events.ts'
import { attachFiles } from '../file/attach.ts'
import { openAttempt } from '../payment/attempt.ts'
import { secureFree } from '../payment/secure.ts'
import { answerRow } from './answer-row.ts'
import type { CheckedInput } from './checkout-input.ts'
import { lockBooking } from './lock.ts'
import { type Applied, quote } from './quote.ts'
import { takeTime } from './take-time.ts'

type Bookable = Parameters<typeof quote>[0]

type Reservation = {
  bookingId: string
  wanted: Bookable & Pick<Wanted, 'mentee' | 'bookerZone'>
  input: CheckedInput
  /** The code whose use this transaction took. */
  applied?: Applied | null
}

/** Writes booking, slot, payment attempt and event; throws SlotTaken or LimitReached, which take all of it back. */
export async function reserve(tx: Tx, deps: Deps, reservation: Reservation): Promise<void> {
  const { bookingId, wanted, input } = reservation
  const now = deps.now()
  const row = await tx.booking.create({ data: rowOf(reservation, now, deps) })
  await attachFiles(tx, bookingId, input.answers)
  const taken = await takeTime(tx, deps, wanted, { bookingId, ...timesOf(wanted, input) })
  if (!taken) throw new SlotTaken([])
  await appendEvent(tx, {
    type: `booking.${beginning.event}`,
    bookingId,
    subjectId: bookingId,
    version: row.version,
    to: row.state,
    actor: input.programId ? 'PARTNER' : 'MENTEE',
    actorId: input.menteeId,
  })
  if (row.priceMinor > 0n) return openAttempt(tx, deps, row, 1)
  const booking = await lockBooking(tx, bookingId)
  if (booking) await secureFree(tx, deps, booking)
}

function timesOf(type: Bookable, { startsAt }: CheckedInput) {
  return { startsAt, endsAt: new Date(startsAt.getTime() + type.durationMinutes * 60_000) }
}

function rowOf(
  { bookingId: id, wanted: type, input, applied = null }: Reservation,
  now: Date,
  { settings }: Deps,
): Prisma.BookingUncheckedCreateInput {
  const { answers, startsAt: _, promotionCode: __, ...mentee } = input
  const price = quote(type, answers, applied)
  return {
    id,
    state: beginning.to,
    mentorId: type.mentorId,
    sessionTypeId: type.id,
    ...mentee,
    ...timesOf(type, input),
    title: type.title,
    placeKind: type.placeKind,
    placeDetail: type.placeDetail,
    priceMinor: price.total,
    currency: price.currency,
    breakdown: snapshotOf(price),
    refundTiers: type.refundTiers as Prisma.InputJsonValue,
    feeBps: settings.feeBps,
    promotionId: applied?.promotionId ?? null,
    requiresApproval: type.requiresApproval,
    rescheduleNoticeMinutes: type.rescheduleNoticeMinutes,
    cancelNoticeMinutes: type.cancelNoticeMinutes,
    holdExpiresAt: new Date(now.getTime() + settings.holdMinutes * 60_000),
    createdAt: now,
    answers: { createMany: { data: answers.map(answerRow) } },
  }
}
