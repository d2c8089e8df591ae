import type { BookingRequest, ExternalBooking as There } from '#graphql/providers/scheduling/port.ts'
import type { Prisma } from '#prisma/generated/client/client.ts'
import { lockBooking } from '../booking/lock.ts'
import { turnAway } from '../booking/turn-away.ts'
import type { Deps } from '../deps.ts'
import { confirmBooking } from '../payment/confirm-booking.ts'
import { securingPayment } from '../payment/securing.ts'
import { answered, NotYet } from '../reaction.ts'
import { inTransaction } from '../transaction.ts'
import { callFor, revoked } from './access.ts'
import { tellAsked } from './ask.ts'
import { noteUnbookable, withoutBooking } from './unbookable.ts'

export const asked = {
  booking: { include: { answers: { orderBy: { position: 'asc' } } } },
} satisfies Prisma.ExternalBookingInclude

export type Asked = Prisma.ExternalBookingGetPayload<{ include: typeof asked }>

/**
 * Writes a paid booking in the calendar that is kept elsewhere. Before a second call it is looked up by our id, so that an
 * answer that got lost books nothing twice. A definite no ends the booking and gives everything back; while nobody answers,
 * or the mentor must connect anew, it is tried again until the time to confirm is over. Throws NotYet.
 */
export async function bookThere(deps: Deps, external: Asked): Promise<void> {
  if (external.booking.state !== 'CONFIRMING') return
  await alone(deps, external, () => writeThere(deps, external))
}

/** So long one call and the lookup before it may take, machine time. */
const leaseMs = 40_000

/** Two jobs at once would book twice there: the second comes again. Throws NotYet. */
async function alone(deps: Deps, { id }: Asked, work: () => Promise<void>): Promise<void> {
  const at = deps.machineNow()
  const { count } = await deps.db.externalBooking.updateMany({
    where: { id, OR: [{ leaseUntil: null }, { leaseUntil: { lte: at } }] },
    data: { leaseUntil: new Date(at.getTime() + leaseMs) },
  })
  if (count === 0) throw new NotYet('another job is at it')
  await work().finally(() =>
    deps.db.externalBooking.updateMany({ where: { id }, data: { leaseUntil: null } }),
  )
}

async function writeThere(deps: Deps, external: Asked): Promise<void> {
  const { id, accountId } = external
  const request = requestFor(external)
  const { count } = await deps.db.externalBooking.updateMany({
    where: { id, state: 'ASKED', sentAt: null },
    data: { sentAt: deps.now() },
  })
  const known = count === 0 ? await lookUp(deps, external) : null
  if (known) return taken(deps, external, known)
  const answer = await callFor(deps, accountId, (scheduling, access) => scheduling.book(access, request))
  if (answer.status === 'done') return taken(deps, external, answer.facts)
  if (answer.status === 'refused' && answer.code === withoutBooking)
    await noteUnbookable(deps, accountId, answer.message)
  if (answer.status === 'refused' && answer.code !== revoked)
    return refused(deps, external, `${answer.code}: ${answer.message}`)
  throw new NotYet('reason' in answer ? answer.reason : answer.message)
}

/** What our booking is there; null when it is not there, or only as what it was before. */
export async function lookUp(deps: Deps, { accountId, booking }: Asked): Promise<There | null> {
  const wanted = { bookingId: booking.id, email: booking.menteeEmail, around: booking.startsAt }
  const there = answered(
    await callFor(deps, accountId, (scheduling, access) => scheduling.find(access, wanted)),
  )
  const over = there && { accountId, externalId: there.id, state: 'ENDED' as const }
  return over && (await deps.db.externalBooking.count({ where: over })) > 0 ? null : there
}

/** By the type there as which it was, or is to be, booked: what the session type is connected with by now is another matter. */
export function requestFor({ booking, typeId }: Asked): BookingRequest {
  return {
    bookingId: booking.id,
    typeId,
    startsAt: booking.startsAt,
    durationMinutes: (booking.endsAt.getTime() - booking.startsAt.getTime()) / 60_000,
    attendee: { name: booking.menteeName, email: booking.menteeEmail, timeZone: booking.menteeTimeZone },
    answers: booking.answers.map(({ label, value }) => ({ question: label, answer: value })),
  }
}

/** It is there: the booking is confirmed, or, when it ended meanwhile, is to be cancelled there. */
export async function taken(
  deps: Deps,
  { id, bookingId }: Pick<Asked, 'id' | 'bookingId'>,
  there: There,
): Promise<void> {
  if (there.state === 'CANCELLED' || there.state === 'REJECTED')
    return refused(deps, { id, bookingId }, there.state)
  if (there.state === 'PENDING') throw new NotYet('the mentor has not said yes there')
  await inTransaction(deps, async (tx) => {
    const booking = await lockBooking(tx, bookingId)
    const wanted = booking?.state === 'CONFIRMING'
    const { count } = await tx.externalBooking.updateMany({
      where: { id, externalId: null },
      data: {
        externalId: there.id,
        startsAt: there.startsAt,
        state: wanted ? 'ACTIVE' : 'CANCELLING',
        ...(wanted ? {} : { endedAt: null }),
      },
    })
    if (!booking || count === 0) return
    if (!wanted) return void (await tellAsked(tx, booking))
    const now = await lockBooking(tx, bookingId)
    if (now) await confirmBooking(tx, deps, now, securingPayment(now)?.capturedAt ?? null)
  })
}

/** A definite no: nothing is there, the booking ends, and everything goes back. */
async function refused(
  deps: Deps,
  { id, bookingId }: Pick<Asked, 'id' | 'bookingId'>,
  reason: string,
): Promise<void> {
  await inTransaction(deps, async (tx) => {
    const booking = await lockBooking(tx, bookingId)
    const { count } = await tx.externalBooking.updateMany({
      where: { id, state: 'ASKED' },
      data: { state: 'ENDED', endedAt: deps.now() },
    })
    if (booking?.state !== 'CONFIRMING' || count === 0) return
    await turnAway(tx, deps, booking, 'refused', { actor: 'PROVIDER', reason })
  })
}
