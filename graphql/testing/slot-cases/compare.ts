import { isDeepStrictEqual } from 'node:util'
import type { Answer } from './answer.ts'
import type { SlotCase } from './case-file.ts'

/** `expected.slots` lists no more than these. */
const listed = 200

/** What differs from what was expected, a line each; what the case does not say is not compared. */
export function differences(
  { id, slots, countByDate, attendees, away }: Answer,
  { expected }: SlotCase,
): string[] {
  if (!expected) return []
  const pairs = {
    count: [slots.length, expected.count],
    first: [slots[0] ?? null, expected.first],
    last: [slots.at(-1) ?? null, expected.last],
    slots: [slots.slice(0, listed), expected.slots],
    countByDate: [countByDate, expected.countByDate],
    attendees: [attendees ?? {}, expected.attendees],
    away: [away ?? [], expected.away ?? []],
  }
  return Object.entries(pairs).flatMap(([name, [found, wanted]]) => {
    return wanted === undefined || isDeepStrictEqual(found, wanted)
      ? []
      : [`${id} ${name}: ${JSON.stringify(found)} where ${JSON.stringify(wanted)} was expected`]
  })
}
