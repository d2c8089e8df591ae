import type { Slot, SlotQuestion } from '#graphql/domain/availability/question.ts'
import { maxWindowDays, openSlots } from '#graphql/domain/availability/slots.ts'
import { dayKeyOf } from '#graphql/domain/availability/zone.ts'
import { questionOf } from './asked.ts'
import type { SlotCase } from './case-file.ts'

const day = 86_400_000

export type Answer = {
  id: string
  slots: string[]
  countByDate: Record<string, number>
  /** Seats taken of the group sessions among the slots, by start. */
  attendees?: Record<string, number>
  /** Times of an individual host's days off; they stand among the slots too, and the product never offers them. */
  away?: string[]
}

/** What the engine says to a case. */
export function answerOf(given: SlotCase): Answer {
  const question = questionOf(given)
  const offered = slotsOf(question, given.query)
  const away = awayOf(given, question, offered)
  const slots = [...new Set([...offered.map(({ startsAt }) => startsAt), ...away])].sort((a, b) => a - b)
  const countByDate: Record<string, number> = {}
  for (const slot of slots) {
    const date = dayKeyOf(slot, given.query.timeZone)
    countByDate[date] = (countByDate[date] ?? 0) + 1
  }
  return {
    id: given.id,
    slots: slots.map(iso),
    countByDate,
    ...(given.event.seats === null ? {} : { attendees: attendeesOf(offered) }),
    ...(away.length === 0 ? {} : { away: away.map(iso) }),
  }
}

function attendeesOf(slots: readonly Slot[]): Record<string, number> {
  return Object.fromEntries(
    slots.flatMap(({ startsAt, seatsTaken }) =>
      seatsTaken === undefined ? [] : [[iso(startsAt), seatsTaken]],
    ),
  )
}

/** What would be offered on the host's days off if it were not away. */
function awayOf({ scheduling, query }: SlotCase, question: SlotQuestion, offered: readonly Slot[]): number[] {
  const [host] = question.hosts
  if (scheduling.kind !== 'individual' || !host?.timeOff?.length) return []
  const there = new Set(offered.map(({ startsAt }) => startsAt))
  const present = { ...question, hosts: [{ ...host, timeOff: [] }] }
  return slotsOf(present, query)
    .map(({ startsAt }) => startsAt)
    .filter((startsAt) => {
      const date = dayKeyOf(startsAt, host.schedule.timeZone)
      const off = host.timeOff?.some(({ firstDate, lastDate }) => firstDate <= date && date <= lastDate)
      return off && !there.has(startsAt)
    })
}

/** However long the window: every window shows the same slots, so the parts together are the whole. */
function slotsOf(question: SlotQuestion, { from, to }: { from: number; to: number }): Slot[] {
  const slots: Slot[] = []
  for (let start = from; start < to; start += maxWindowDays * day) {
    slots.push(...openSlots({ ...question, from: start, to: Math.min(start + maxWindowDays * day, to) }))
  }
  return slots
}

const iso = (instant: number) => new Date(instant).toISOString()
