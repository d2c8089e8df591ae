import { SlotTaken } from '#graphql/domain/booking/errors.ts'
import { snapshotOf } from '#graphql/domain/booking/price.ts'
import { beginning } from '#graphql/domain/booking/state.ts'
import type { Prisma } from '#prisma/generated/client/client.ts'
import type { Wanted } from '../availability/wanted.ts'
import type { Deps, Tx } from '../deps.ts'
import { appendEvent } from '../events.ts'
import { attachFiles } from '../file/attach.ts'
import { type TakenCredit, takeCredit } from '../package/spend.ts'
import { beginPayment } from '../payment/begin-payment.ts'
import { answerRow } from './answer-row.ts'
import type { CheckedInput } from './checkout-input.ts'
import { holdEnd } from './hold-limits.ts'
import { quote, quoteCredit, type Terms } from './quote.ts'
import { takeTime } from './take-time.ts'

type Bookable = Parameters<typeof quote>[0]

type Reservation = {
  bookingId: string
  wanted: Bookable & Pick<Wanted, 'mentee' | 'bookerZone'>
  input: CheckedInput
  /** As this transaction found them: a code in it is one whose use it took. */
  terms: Terms
}

/** Writes booking, slot, payment attempt and event; throws SlotTaken or LimitReached, which take all of it back. */
export async function reserve(tx: Tx, deps: Deps, reservation: Reservation): Promise<void> {
  const { bookingId, wanted, input } = reservation
  const now = deps.now()
  const credit = await creditFor(tx, deps, reservation)
  const row = await tx.booking.create({ data: rowOf(reservation, credit, now, deps) })
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
  await beginPayment(tx, deps, row, credit)
}

/** The credit of a package that this booking is paid with; null when it is paid on its own. */
async function creditFor(tx: Tx, deps: Deps, { wanted, input }: Reservation): Promise<TakenCredit | null> {
  const { purchaseId, menteeId: personId } = input
  return purchaseId ? takeCredit(tx, deps, { purchaseId, personId, sessionTypeId: wanted.id }) : null
}

function timesOf(type: Bookable, { startsAt }: CheckedInput) {
  return { startsAt, endsAt: new Date(startsAt.getTime() + type.durationMinutes * 60_000) }
}

/** A booking that is made now, as its row. */
export function rowOf(
  {
    bookingId: id,
    wanted: type,
    input,
    terms,
  }: Pick<Reservation, 'bookingId' | 'wanted' | 'input' | 'terms'>,
  credit: TakenCredit | null,
  now: Date,
  deps: Deps,
): Prisma.BookingUncheckedCreateInput {
  const { answers, startsAt: _, promotionCode: __, purchaseId: ___, ...mentee } = input
  const price = credit ? quoteCredit(type, credit.amountMinor) : quote(type, answers, terms)
  return {
    id,
    state: beginning.to,
    mentorId: type.mentorId,
    sessionTypeId: type.id,
    scheduling: type.scheduling,
    ...mentee,
    ...timesOf(type, input),
    title: type.title,
    placeKind: type.placeKind,
    placeDetail: type.placeDetail,
    priceMinor: price.total,
    currency: price.currency,
    breakdown: snapshotOf(price),
    refundTiers: (credit ?? type).refundTiers as Prisma.InputJsonValue,
    feeBps: credit?.feeBps ?? terms.feeBps,
    promotionId: terms.applied?.promotionId ?? null,
    requiresApproval: type.requiresApproval,
    savesCard: type.requiresApproval && type.savesCard,
    noShowFeeMinor: credit ? null : type.noShowFeeMinor,
    pendingHoldsSlot: type.pendingHoldsSlot,
    rescheduleNoticeMinutes: type.rescheduleNoticeMinutes,
    cancelNoticeMinutes: type.cancelNoticeMinutes,
    holdExpiresAt: holdEnd(deps, input.startsAt),
    createdAt: now,
    answers: { createMany: { data: answers.map(answerRow) } },
  }
}
