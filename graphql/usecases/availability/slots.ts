import { diagnose } from '#graphql/domain/availability/diagnosis.ts'
import type { Slot, SlotQuestion } from '#graphql/domain/availability/question.ts'
import type { Reason } from '#graphql/domain/availability/reason.ts'
import { isOffered, nearestSlots, openSlots, refuseTooWide } from '#graphql/domain/availability/slots.ts'
import { type OpenTime, SlotNotOffered, SlotTaken } from '#graphql/domain/booking/errors.ts'
import type { Deps } from '../deps.ts'
import { listAgeMs, withTimesThere } from '../scheduling/times.ts'
import { questionOf } from './question.ts'
import type { Reading } from './reading.ts'
import type { Wanted } from './wanted.ts'

const suggestions = 3
const day = 86_400_000

type Range = { from: Date; to: Date }

/**
 * What can be booked now and starts in [from, to); at most 62 days. Throws WindowTooWide, and CalendarUnavailable where
 * another company keeps the calendar and says nothing.
 */
export async function slotsOf(deps: Deps, wanted: Wanted, range: Range): Promise<OpenTime[]> {
  const window = { from: range.from.getTime(), to: range.to.getTime() }
  refuseTooWide(window)
  const question = await questionOf(deps, await withTimesThere(deps, wanted, range, listAgeMs), window)
  return openSlots({ ...question, ...window }).map(asTime(question))
}

/** The nearest times that can be booked instead. */
export async function nearestOpenSlots(deps: Reading, wanted: Wanted, around: Date): Promise<OpenTime[]> {
  const at = around.getTime()
  const question = await questionOf(deps, wanted, { from: at - 31 * day, to: at + 31 * day })
  return nearestSlots(question, at, suggestions).map(asTime(question))
}

/**
 * The listing's own code on the same rows; answers with what it asked. Throws SlotTaken when only a booking is in the
 * way, else SlotNotOffered.
 */
export async function refuseUnlessOffered(
  deps: Reading,
  wanted: Wanted,
  startsAt: Date,
): Promise<SlotQuestion> {
  const at = startsAt.getTime()
  const question = await questionOf(deps, wanted, { from: at, to: at + 1 })
  if (isOffered(question, at)) return question
  const nearest = await nearestOpenSlots(deps, wanted, startsAt)
  const hosts = question.hosts.map((host) => ({ ...host, busy: [] }))
  throw isOffered({ ...question, hosts }, at) ? new SlotTaken(nearest) : new SlotNotOffered(nearest)
}

/** All that stands against a start at that time, the most important first; nothing: it is offered. */
export async function whyNot(deps: Reading, wanted: Wanted, startsAt: Date): Promise<Reason[]> {
  const at = startsAt.getTime()
  return diagnose(await questionOf(deps, wanted, { from: at, to: at + 1 }), at)
}

/**
 * Whether one more booking then would break a limit of the type, its hosts or the mentee. Exact under the hosts' locks,
 * because whatever counts is written under them too.
 */
export function limitStands(question: SlotQuestion, at: number): boolean {
  return diagnose(question, at).some(({ code }) => code === 'LIMIT' || code === 'ACTIVE_BOOKINGS')
}

const asTime =
  ({ rules: { seats } }: SlotQuestion) =>
  ({ startsAt, endsAt, seatsTaken = 0 }: Slot): OpenTime => ({
    startsAt: new Date(startsAt),
    endsAt: new Date(endsAt),
    // Beside a full session a time is only offered because others can begin one of their own.
    seatsLeft: seats ? (seatsTaken < seats ? seats - seatsTaken : seats) : null,
  })
