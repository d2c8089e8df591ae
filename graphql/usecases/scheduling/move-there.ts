import { mayHappen } from '#graphql/domain/booking/state.ts'
import type { ExternalBooking as There } from '#graphql/providers/scheduling/port.ts'
import type { BookingMove } from '#prisma/generated/client/client.ts'
import { type LockedBooking, lockBooking } from '../booking/lock.ts'
import { settleMove } from '../booking/move-to.ts'
import { dropMove, keepMoved } from '../booking/slot-hold.ts'
import { factsOf, moveBooking } from '../booking/transition.ts'
import type { Deps, Tx } from '../deps.ts'
import { openCaseOnce } from '../operations/open-case.ts'
import { NotYet } from '../reaction.ts'
import { inTransaction } from '../transaction.ts'
import { callFor, revoked } from './access.ts'
import { type Asked, lookUp, requestFor } from './book-there.ts'
import { noteUnbookable, withoutBooking } from './unbookable.ts'

const why = 'Moved on Sundial.'

/**
 * Moves a booking in the calendar that is kept elsewhere; done, refused, or tried again until its deadline, after which the
 * old time stands. Before a second call it is looked up. Throws NotYet.
 */
export async function moveThere(deps: Deps, external: Asked, move: BookingMove): Promise<void> {
  const { accountId, externalId } = external
  const { bookingId, startsAt } = move
  const request = requestFor(external)
  if (!externalId) return
  const { count } = await deps.db.bookingMove.updateMany({
    where: { bookingId, sentAt: null },
    data: { sentAt: deps.now() },
  })
  const late = move.deadline <= deps.now()
  // Once the session is over nobody waits for the time, and what is true is worth waiting for.
  const urgent = late && deps.now() < external.booking.endsAt
  const there = count === 0 ? await lookUp(deps, external).catch(orNothing(urgent)) : null
  if (there && isAt(there, move)) {
    // Where a move is another booking, the one before may still stand.
    if (there.id !== externalId) await cancelOld(deps, external, externalId)
    return finishMove(deps, external, there)
  }
  // What turns out later to have been moved all the same is taken as moved there.
  if (late) return refuseMoveThere(deps, bookingId, 'It was not moved in time.')
  const answer = await callFor(deps, accountId, (scheduling, access) =>
    scheduling.move(access, { ...request, startsAt, id: externalId, reason: why }),
  )
  if (answer.status === 'done') return finishMove(deps, external, answer.facts)
  if (answer.status === 'refused' && answer.code === withoutBooking)
    await noteUnbookable(deps, accountId, answer.message)
  if (answer.status === 'refused' && answer.code !== revoked)
    return refuseMoveThere(deps, bookingId, answer.message)
  throw new NotYet('reason' in answer ? answer.reason : answer.message)
}

const orNothing = (urgent: boolean) => (error: unknown) => {
  if (!urgent) throw error
  return null
}

async function cancelOld(deps: Deps, { accountId }: Asked, externalId: string): Promise<void> {
  const answer = await callFor(deps, accountId, (scheduling, access) =>
    scheduling.cancel(access, externalId, why),
  )
  const over = answer.status === 'refused' && answer.code !== revoked
  if (answer.status !== 'done' && !over) throw new NotYet('the old time still stands there')
}

const isAt = (there: There, { startsAt }: BookingMove) =>
  there.state === 'ACTIVE' && there.startsAt.getTime() === startsAt.getTime()

/** It is moved there: the new time is the one that the booking has. Of a session that is over by then a person looks. */
async function finishMove(deps: Deps, { id, bookingId, accountId }: Asked, there: There): Promise<void> {
  const late = await inTransaction(deps, async (tx) => {
    const external = await tx.externalBooking.findUniqueOrThrow({ where: { id } })
    const booking = await lockBooking(tx, external.bookingId)
    if (!booking?.move || external.state !== 'ACTIVE') return false
    const { startsAt, endsAt, actor, actorId } = booking.move
    if (!mayHappen(booking.state, 'rescheduled', factsOf(booking, deps.now()))) {
      await tx.bookingMove.delete({ where: { bookingId: booking.id } })
      await dropMove(tx, booking.id)
      return true
    }
    await follows(tx, deps, { booking, accountId }, there)
    await keepMoved(tx, booking.id)
    await tx.bookingMove.delete({ where: { bookingId: booking.id } })
    await settleMove(tx, deps, booking, { startsAt, endsAt, event: 'rescheduled' }, { actor, actorId })
    return false
  })
  if (!late) return
  const detail = `${there.id} was moved to ${there.startsAt.toISOString()} after its session`
  await openCaseOnce(deps, { kind: 'CALENDAR_LATE', subject: bookingId, bookingId, detail })
}

/** Another booking there stands for ours from now on; the one before is over. */
export async function follows(
  tx: Tx,
  deps: Deps,
  { booking, accountId }: { booking: LockedBooking; accountId: string },
  there: Pick<There, 'id' | 'startsAt' | 'typeId'>,
): Promise<void> {
  const { id: bookingId } = booking
  const at = deps.now()
  const [current] = booking.externals
  if (current?.externalId === there.id) {
    await tx.externalBooking.update({ where: { id: current.id }, data: { startsAt: there.startsAt } })
    return
  }
  if (current)
    await tx.externalBooking.update({ where: { id: current.id }, data: { state: 'ENDED', endedAt: at } })
  const { id: externalId, startsAt } = there
  const typeId = there.typeId ?? current?.typeId ?? ''
  await tx.externalBooking.upsert({
    where: { accountId_externalId: { accountId, externalId } },
    create: { bookingId, accountId, externalId, typeId, startsAt, state: 'ACTIVE', askedAt: at, sentAt: at },
    update: { state: 'ACTIVE', startsAt, endedAt: null },
  })
}

/** The old time stands. */
export async function refuseMoveThere(deps: Deps, bookingId: string, reason: string): Promise<void> {
  await inTransaction(deps, async (tx) => {
    const booking = await lockBooking(tx, bookingId)
    if (!booking?.move) return
    await tx.bookingMove.delete({ where: { bookingId } })
    await dropMove(tx, bookingId)
    if (booking.state !== 'CONFIRMED') return
    await moveBooking(tx, booking, 'moveRefused', { actor: 'PROVIDER', reason, now: deps.now() })
  })
}
