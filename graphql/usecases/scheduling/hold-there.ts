import { SlotTaken } from '#graphql/domain/booking/errors.ts'
import { CalendarUnavailable } from '#graphql/domain/scheduling/errors.ts'
import type { Booking, SessionType } from '#prisma/generated/client/client.ts'
import type { Deps, Tx } from '../deps.ts'
import { answered, Unprocessable } from '../reaction.ts'
import { callFor } from './access.ts'

/** So long a time is kept there at once; it is renewed while its mentee pays. */
const minutes = 10
/** Renewed when it would end so soon. */
export const renewMinutes = 4

export type Kept = { accountId: string; holdId: string; until: Date }

type Timed = Pick<SessionType, 'id' | 'durationMinutes' | 'scheduling'>

/**
 * Keeps the time from others in the calendar that is kept elsewhere, where that company can do it; null where it cannot.
 * Throws SlotTaken when somebody has it there, CalendarUnavailable when nobody answers or the mentor must connect anew.
 */
export async function keepTimeThere(deps: Deps, type: Timed, startsAt: Date): Promise<Kept | null> {
  if (!deps.scheduling[type.scheduling]?.can.hold) return null
  const external = await deps.db.externalType.findUnique({ where: { sessionTypeId: type.id } })
  if (!external) throw new CalendarUnavailable()
  const { accountId, externalId: typeId } = external
  const { durationMinutes } = type
  const answer = await callFor(deps, accountId, (scheduling, access) =>
    scheduling.hold(access, { typeId, startsAt, durationMinutes, minutes }),
  )
  if (answer.status === 'done') return { accountId, holdId: answer.facts.id, until: answer.facts.until }
  if (answer.status === 'refused' && answer.code === 'SLOT_TAKEN') throw new SlotTaken([])
  throw new CalendarUnavailable()
}

/** Remembers what is kept for a booking, in the transaction that makes it. */
export const noteKept = (tx: Tx, bookingId: string, kept: Kept) =>
  tx.externalHold.create({ data: { bookingId, ...kept } })

/** What nobody needs any more ends by itself soon; others can have it sooner. */
export async function letGoThere(deps: Deps, { accountId, holdId }: Kept): Promise<void> {
  await callFor(deps, accountId, (scheduling, access) => scheduling.releaseHold(access, holdId)).catch(
    (error: unknown) => deps.log.warn({ accountId, err: error }, 'time not let go'),
  )
}

/** Whether the booking's time is still only held. */
const waits = ({ state }: Pick<Booking, 'state'>) =>
  state === 'AWAITING_PAYMENT' || state === 'PENDING' || state === 'CONFIRMING'

/** Keeps a booking's time there for longer while it is needed, and lets it go when it is not. Throws NotYet. */
export async function renewHold(deps: Deps, bookingId: string): Promise<void> {
  const hold = await deps.db.externalHold.findUnique({
    where: { bookingId },
    include: { booking: { include: { sessionType: { include: { external: true } } } } },
  })
  if (!hold) return
  const { booking, accountId, holdId } = hold
  const external = booking.sessionType.external
  if (!waits(booking) || !external) {
    await letGoThere(deps, hold)
    await deps.db.externalHold.deleteMany({ where: { bookingId, holdId } })
    return
  }
  const durationMinutes = (booking.endsAt.getTime() - booking.startsAt.getTime()) / 60_000
  const request = { typeId: external.externalId, startsAt: booking.startsAt, durationMinutes, minutes }
  try {
    const renewed = answered(
      await callFor(deps, accountId, (scheduling, access) => scheduling.renewHold(access, holdId, request)),
    )
    await deps.db.externalHold.updateMany({
      where: { bookingId, holdId },
      data: { holdId: renewed.id, until: renewed.until },
    })
  } catch (error) {
    if (!(error instanceof Unprocessable)) throw error
    // Lost there: whether the time is still free turns out when the booking is written.
    deps.log.warn({ bookingId, err: error }, 'time not kept any longer')
    await deps.db.externalHold.deleteMany({ where: { bookingId, holdId } })
  }
}
