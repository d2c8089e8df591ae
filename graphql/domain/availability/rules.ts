import type { InputIssue } from '../errors.ts'
import type { SlotRules } from './slots.ts'

type Bounds = { readonly least: number; readonly most: number; readonly words: string }

const bounds = {
  durationMinutes: { least: 5, most: 1_440, words: 'A session lasts 5 minutes to 24 hours.' },
  slotIntervalMinutes: { least: 5, most: 1_440, words: 'Starts are 5 minutes to 24 hours apart.' },
  bufferBeforeMinutes: { least: 0, most: 720, words: 'A break before lasts up to 12 hours.' },
  bufferAfterMinutes: { least: 0, most: 720, words: 'A break after lasts up to 12 hours.' },
  noticeMinutes: { least: 0, most: 525_600, words: 'Notice is at most a year.' },
  windowDays: { least: 0, most: 730, words: 'Booking ahead is possible for two years at most.' },
  gridOffsetMinutes: { least: 0, most: 59, words: 'The grid shifts by less than an hour.' },
} as const satisfies Record<keyof SlotRules, Bounds>

/** What a session type starts with. */
export const defaultRules = {
  slotIntervalMinutes: null,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 0,
  noticeMinutes: 240,
  windowDays: 60,
} as const satisfies Omit<SlotRules, 'durationMinutes'>

/** Everything that is wrong with the rules, by path; none = they can be saved. */
export function ruleIssues(rules: SlotRules): InputIssue[] {
  return Object.entries(bounds).flatMap(([name, { least, most, words }]) => {
    const value = rules[name as keyof SlotRules]
    if (value === null || value === undefined) return []
    return Number.isInteger(value) && value >= least && value <= most
      ? []
      : [{ path: [name], message: words }]
  })
}
