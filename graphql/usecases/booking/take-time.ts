import { hostsFor } from '#graphql/domain/availability/free-hosts.ts'
import type { SlotQuestion } from '#graphql/domain/availability/question.ts'
import { questionOf } from '../availability/question.ts'
import { limitStands } from '../availability/slots.ts'
import { countsBookings, type Wanted } from '../availability/wanted.ts'
import type { Deps, Tx } from '../deps.ts'
import { candidatesOf, teamOf } from '../session-type/team.ts'
import { ownPlace, type Place, placeFor } from './seat.ts'
import { type Held, lockHosts, releaseSlot, takeSlot } from './slot-hold.ts'
import { standingsOf } from './standings.ts'

/** Somebody was faster, and the mentor takes no more in that time. Told to people as SlotNotOffered. */
export class LimitReached extends Error {}

type Times = { bookingId: string; startsAt: Date; endsAt: Date }

/** Whether only one can give it, to one mentee alone: then nobody and no seat has to be chosen. */
const isOneHosts = (wanted: Wanted) => wanted.seats === null && teamOf(wanted).length === 1

/**
 * Takes the time of a booking: under the locks of all who could give it limits are counted and hosts are chosen, so both
 * are exact. False when a side has nobody left, and then the caller must take all of it back. Throws LimitReached.
 */
export async function takeTime(
  tx: Tx,
  deps: Pick<Deps, 'now' | 'holidays' | 'settings'>,
  wanted: Wanted,
  times: Times,
): Promise<boolean> {
  await lockHosts(tx, candidatesOf(wanted))
  const alone = isOneHosts(wanted)
  if (alone && !countsBookings(wanted)) return takeAlone(tx, wanted, times)
  const at = times.startsAt.getTime()
  const own = { ...wanted, movingBookingId: times.bookingId }
  const question = await questionOf({ ...deps, db: tx }, own, { from: at, to: at + 1 })
  if (countsBookings(wanted) && limitStands(question, at)) throw new LimitReached()
  return alone ? takeAlone(tx, wanted, times) : takeChosen(tx, wanted, question, times)
}

/**
 * Moves a booking's time, all of its hosts locked: the old one is given up and the new one taken in this transaction,
 * with the buffers that the session type has now, by the same hosts where they are free.
 */
export async function moveTime(
  tx: Tx,
  wanted: Wanted,
  question: SlotQuestion,
  times: Times,
): Promise<boolean> {
  const { bookingId } = times
  const givers = await tx.bookingHost.count({ where: { bookingId } })
  const { count } = await tx.slotHold.deleteMany({ where: { bookingId, kind: 'SLOT' } })
  if (count !== givers) throw new Error(`booking ${bookingId} had ${count} slots when it was moved`)
  const taken = isOneHosts(wanted)
    ? await takeAlone(tx, wanted, times)
    : await takeChosen(tx, wanted, question, times)
  if (taken) await forgetOthers(tx, bookingId)
  return taken
}

/** Who was to give it before, and does not hold its time now, gives it no more. */
export async function forgetOthers(tx: Tx, bookingId: string): Promise<void> {
  await tx.$executeRaw`
    delete from booking_host h where booking_id = ${bookingId}::uuid
      and not exists (select 1 from slot_hold s where s.booking_id = h.booking_id and s.host_id = h.mentor_id)`
}

const slotOf = (wanted: Wanted, times: Times, hostId: string, place: Place): Held => ({
  bookingId: times.bookingId,
  hostId,
  position: Math.max(
    0,
    teamOf(wanted).findIndex(({ mentor }) => mentor.id === hostId),
  ),
  ...place,
})

/** The constraint alone judges. */
const takeAlone = (tx: Tx, wanted: Wanted, times: Times) =>
  takeSlot(tx, slotOf(wanted, times, wanted.mentorId, ownPlace(wanted, times)))

/** Should the constraint refuse one who was chosen, the next who is free is asked; who joins others has their hosts. */
export async function takeChosen(
  tx: Tx,
  wanted: Wanted,
  question: SlotQuestion,
  times: Times,
): Promise<boolean> {
  const { bookingId, startsAt } = times
  const standings = await standingsOf(tx, wanted, bookingId)
  for (let asked = question; ; ) {
    const chosen = hostsFor(asked, startsAt.getTime(), standings)
    if (!chosen) return false
    const { place, joined } = await placeFor(tx, wanted, times, chosen)
    const refused = await firstRefused(
      tx,
      chosen.map((hostId) => slotOf(wanted, times, hostId, place)),
    )
    if (!refused) break
    if (joined) return false
    await releaseSlot(tx, bookingId)
    asked = withBusy(asked, refused)
  }
  await forgetOthers(tx, bookingId)
  return true
}

async function firstRefused(tx: Tx, slots: readonly Held[]): Promise<Held | null> {
  for (const slot of slots) if (!(await takeSlot(tx, slot))) return slot
  return null
}

function withBusy(question: SlotQuestion, { hostId, blocked: { from, to } }: Held): SlotQuestion {
  const busy = { startsAt: from.getTime(), endsAt: to.getTime() }
  const hosts = question.hosts.map((host) =>
    host.id === hostId ? { ...host, busy: [...host.busy, busy] } : host,
  )
  return { ...question, hosts }
}
