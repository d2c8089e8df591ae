import { CalendarUnavailable } from '#graphql/domain/scheduling/errors.ts'
import type { ExternalTimes } from '#prisma/generated/client/client.ts'
import type { Wanted } from '../availability/wanted.ts'
import type { Deps } from '../deps.ts'
import { callFor } from './access.ts'

const minute = 60_000
const day = 24 * 60 * minute

/** A list may be so old; whoever books asks anew. Machine time would be exact, business time is what the rows have. */
export const listAgeMs = minute
/** An older list is shown no more, even while the company is silent. */
const staleMs = 15 * minute

type Window = { from: Date; to: Date }

/**
 * The session type with the starts that the calendar kept elsewhere offers in the window, asked anew when what is known
 * is older than `ageMs` or does not reach so far. What was known stays in force for a while when nobody answers. Throws
 * CalendarUnavailable when nothing is known that could be shown.
 */
export async function withTimesThere<W extends Wanted>(
  deps: Deps,
  wanted: W,
  window: Window,
  ageMs: number,
): Promise<W> {
  if (wanted.scheduling === 'NATIVE') return wanted
  const asked = { from: later(window.from, deps.now()), to: window.to }
  if (asked.from >= asked.to) return wanted
  const known = await stored(deps, wanted)
  const usable = known && covers(known, asked) ? known : null
  if (usable && age(deps, usable) < ageMs) return wanted
  // A list may be old for a while; nobody books by it.
  const times = (await askThere(deps, wanted, asked)) ?? (ageMs > 0 ? usable : null)
  if (!times || age(deps, times) > staleMs) throw new CalendarUnavailable()
  return { ...wanted, externalTimes: [times] }
}

/** Where a booking is to be moved, it stands in the way of what is stored: that is asked for anew. */
async function stored({ db }: Deps, { id: sessionTypeId, durationMinutes, movingBookingId }: Wanted) {
  if (movingBookingId) return null
  const where = { sessionTypeId_durationMinutes: { sessionTypeId, durationMinutes } }
  return db.externalTimes.findUnique({ where })
}

const later = (a: Date, b: Date) => (a > b ? a : b)
const covers = ({ from, to }: Window, asked: Window) => from <= asked.from && to >= asked.to
const age = ({ now }: Deps, { askedAt }: ExternalTimes) => now().getTime() - askedAt.getTime()

/** Null when nobody answered, or the type is not connected any more. */
async function askThere(deps: Deps, wanted: Wanted, window: Window): Promise<ExternalTimes | null> {
  const { id: sessionTypeId, durationMinutes } = wanted
  const asked = await typeThere(deps, wanted)
  if (!asked) return null
  const { accountId, ...request } = asked
  const answer = await callFor(deps, accountId, (scheduling, access) =>
    scheduling.freeTimes(access, { ...request, durationMinutes, ...window }),
  )
  if (answer.status !== 'done') return null
  const { facts: starts } = answer
  const times = { sessionTypeId, durationMinutes, ...window, starts, askedAt: deps.now() }
  // Without the booking that is to be moved it is another list, which others must not see.
  return request.movingId ? times : store(deps, times)
}

type There = { accountId: string; typeId: string; movingId?: string }

/** Where we may read and not book, no time is offered. */
const bookable = { unbookableSince: null }

/** What a booking that is to be moved is there; else what the session type is connected with. */
async function typeThere({ db }: Deps, { id, scheduling, movingBookingId }: Wanted): Promise<There | null> {
  if (movingBookingId) {
    const where = { bookingId: movingBookingId, state: 'ACTIVE', account: bookable } as const
    const booked = await db.externalBooking.findFirst({ where })
    if (!booked?.externalId) return null
    const { accountId, typeId, externalId: movingId } = booked
    return { accountId, typeId, movingId }
  }
  const where = { sessionTypeId: id, gone: false, account: { provider: scheduling, ...bookable } }
  const type = await db.externalType.findFirst({ where })
  return type && { accountId: type.accountId, typeId: type.externalId }
}

/** A narrow window replaces its part of a wider list, and leaves that list as old as it was. */
async function store(deps: Deps, asked: ExternalTimes): Promise<ExternalTimes> {
  const { sessionTypeId, durationMinutes, from, to, starts } = asked
  const where = { sessionTypeId_durationMinutes: { sessionTypeId, durationMinutes } }
  const known = await deps.db.externalTimes.findUnique({ where })
  const within = known !== null && covers(known, { from, to }) && to.getTime() - from.getTime() <= 2 * day
  const kept = within ? known.starts.filter((start) => start < from || start >= to) : []
  const merged = [...kept, ...starts].sort((a, b) => a.getTime() - b.getTime())
  const data = within ? { starts: merged } : { from, to, starts: merged, askedAt: asked.askedAt }
  await deps.db.externalTimes.upsert({ where, create: { ...asked, starts: merged }, update: data })
  return asked
}
