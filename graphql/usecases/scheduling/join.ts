import { judgeThere } from '#graphql/domain/scheduling/judge.ts'
import type { ExternalBooking as There } from '#graphql/providers/scheduling/port.ts'
import type { Actor, SchedulingAccount } from '#prisma/generated/client/client.ts'
import { endBooking } from '../booking/end.ts'
import { type LockedBooking, lockBooking } from '../booking/lock.ts'
import { factsOf } from '../booking/transition.ts'
import type { Deps, Tx } from '../deps.ts'
import { openCaseOnce } from '../operations/open-case.ts'
import { NotYet } from '../reaction.ts'
import { inTransaction } from '../transaction.ts'
import { tellAsked } from './ask.ts'
import { beginThere } from './begin-there.ts'
import { taken } from './book-there.ts'
import { followed, oursOf, type SeenThere } from './chain.ts'
import { type ToLookAt, takeMoved, wordsFor } from './take-moved.ts'

/**
 * Joins a booking as it is in the calendar that is kept elsewhere into ours: written, moved or cancelled there, or begun
 * there. In whatever order and however often it is told, it comes to the same. Throws NotYet while our own move is under
 * way: one that is given up may have been made there all the same, and nobody would tell of it again.
 */
export async function joinThere(deps: Deps, account: SchedulingAccount, told: There): Promise<void> {
  const bookingId = await oursOf(deps, account, told)
  if (!bookingId) return beginThere(deps, account, told)
  for (const seen of await followed(deps, account, bookingId, told))
    await joinSeen(deps, account, bookingId, seen)
}

async function joinSeen(deps: Deps, account: SchedulingAccount, bookingId: string, seen: SeenThere) {
  const outcome = await inTransaction(deps, async (tx) => {
    const booking = await lockBooking(tx, bookingId)
    return booking ? act(tx, deps, { booking, account, ...seen }) : null
  })
  if (outcome === 'taken') {
    const asked = await deps.db.externalBooking.findFirst({ where: { bookingId, state: 'ASKED' } })
    if (asked) await taken(deps, asked, seen.there)
  } else if (outcome === 'ours') throw new NotYet('our own move is under way')
  else if (outcome) await openCaseOnce(deps, { ...outcome, subject: bookingId, bookingId })
}

type Found = SeenThere & { booking: LockedBooking; account: SchedulingAccount }

async function act(tx: Tx, deps: Deps, found: Found): Promise<ToLookAt | 'taken' | 'ours'> {
  const { booking, account, there } = found
  const { externals, move, startsAt, endsAt, state, pendingHoldsSlot } = booking
  const [current = null] = externals
  const { payoutSent = false, complaintOpen = false } = factsOf(booking, deps.now())
  const here = {
    ...{ state, startsAt, endsAt, pendingHoldsSlot, current, payoutSent, complaintOpen },
    movingTo: move?.startsAt ?? null,
  }
  const active = there.state === 'ACTIVE' || there.state === 'PENDING'
  switch (judgeThere(here, { ...there, active }, deps.now())) {
    case 'IS_THERE':
      return there.state === 'PENDING' ? null : 'taken'
    case 'CANCELLED':
      return cancel(tx, deps, found)
    case 'GONE':
      // A payment that comes late must not find it there.
      await forget(tx, deps, booking)
      return null
    case 'MOVED':
      return takeMoved(tx, deps, found)
    case 'OURS':
      await tellAsked(tx, booking)
      return 'ours'
    case 'UNDO':
      await undo(tx, deps, found)
      return null
    case 'TOO_LATE':
      return { kind: 'CALENDAR_LATE', detail: wordsFor(account, there) }
    case 'NOTHING':
      return null
  }
}

/** Whoever cancelled there cancelled here; where nobody knows who, the mentee gets what cancelling gives now. */
async function cancel(tx: Tx, deps: Deps, { booking, account, there }: Found): Promise<ToLookAt> {
  await forget(tx, deps, booking)
  const actor: Actor = there.cancelledBy ?? 'PROVIDER'
  const reason = there.cancelReason?.trim().slice(0, 500) || null
  await endBooking(tx, deps, { ...booking, externals: [] }, { actor, reason })
  return actor === 'PROVIDER' && booking.state === 'CONFIRMED'
    ? { kind: 'CALENDAR_UNSURE', detail: wordsFor(account, there) }
    : null
}

/** What stood there for the booking stands there no more. */
async function forget(tx: Tx, deps: Deps, { externals: [current] }: LockedBooking): Promise<void> {
  if (!current) return
  const data = { state: 'ENDED', endedAt: deps.now() } as const
  await tx.externalBooking.update({ where: { id: current.id }, data })
}

/** It stands for nothing here: one that its mentee could go to and nobody knows of is cancelled there. */
async function undo(tx: Tx, deps: Deps, { booking, account, there }: Found): Promise<void> {
  const { id: accountId } = account
  const { id: externalId, startsAt } = there
  const at = deps.now()
  const state = 'CANCELLING' as const
  const known = await tx.externalBooking.findFirst({
    where: {
      accountId,
      OR: [{ externalId }, { bookingId: booking.id, externalId: null, state: { not: 'ENDED' } }],
    },
    orderBy: { externalId: { sort: 'asc', nulls: 'last' } },
  })
  if (known) await tx.externalBooking.update({ where: { id: known.id }, data: { state, externalId } })
  else
    await tx.externalBooking.create({
      data: {
        ...{ bookingId: booking.id, accountId, externalId, typeId: there.typeId ?? '', startsAt, state },
        ...{ askedAt: at, sentAt: at },
      },
    })
  await tellAsked(tx, booking)
}
