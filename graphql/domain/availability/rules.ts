import type { InputIssue } from '../errors.ts'
import { type Limit, limitIssues } from './limits.ts'
import { isDate } from './schedule.ts'

/**
 * How the days that can be booked ahead are counted: all; Monday to Friday (a weekend in between stays open); days
 * with an open time; days with an open time, Monday to Friday alone.
 */
export type WindowCount = 'CALENDAR_DAYS' | 'BUSINESS_DAYS' | 'BOOKABLE_DAYS' | 'BOOKABLE_BUSINESS_DAYS'

/** How one session type is offered. Minutes throughout. */
export type SlotRules = {
  readonly durationMinutes: number
  /** Other lengths that the mentee may choose instead. */
  readonly durationChoices?: readonly number[] | null
  /** Null: every start is one duration after the last. Buffers never widen the step. */
  readonly slotIntervalMinutes: number | null
  readonly bufferBeforeMinutes: number
  readonly bufferAfterMinutes: number
  /** Counted from `now` to the millisecond; 0 counts as 1, a start right now cannot be caught any more. */
  readonly noticeMinutes: number
  /** So many days can be booked: after today where days are counted, today included where open ones are; null: no end. */
  readonly windowDays: number | null
  /** CALENDAR_DAYS when left out. */
  readonly windowCounts?: WindowCount
  /** The first and the last date that can be booked, in the organiser's zone. */
  readonly windowDates?: { readonly first: string; readonly last: string } | null
  /** Shifts the grid once; 0 when left out. */
  readonly gridOffsetMinutes?: number
  /** Starts off the clock's grid where that gives more of them. */
  readonly optimised?: boolean
  /** Bookings are counted over all hosts of the type, minutes for each host alone. */
  readonly limits?: readonly Limit[]
  readonly menteeLimits?: readonly Limit[]
  /** How many bookings of this type one mentee may have ahead; null: any number. */
  readonly activePerMentee?: number | null
  /** Only the first open time of each day is offered. */
  readonly firstSlotOnly?: boolean
  /** Group sessions: how many mentees share one; null: each has one alone. */
  readonly seats?: number | null
}

type Bounds = { readonly least: number; readonly most: number; readonly words: string }

const duration: Bounds = { least: 5, most: 1_440, words: 'A session lasts 5 minutes to 24 hours.' }
const bounds = {
  durationMinutes: duration,
  slotIntervalMinutes: { least: 5, most: 1_440, words: 'Starts are 5 minutes to 24 hours apart.' },
  bufferBeforeMinutes: { least: 0, most: 720, words: 'A break before lasts up to 12 hours.' },
  bufferAfterMinutes: { least: 0, most: 720, words: 'A break after lasts up to 12 hours.' },
  noticeMinutes: { least: 0, most: 525_600, words: 'Notice is at most a year.' },
  windowDays: { least: 0, most: 730, words: 'Booking ahead is possible for two years at most.' },
  gridOffsetMinutes: { least: 0, most: 59, words: 'The grid shifts by less than an hour.' },
  activePerMentee: { least: 1, most: 1_000, words: 'A mentee may have 1 to 1,000 bookings ahead.' },
  seats: { least: 2, most: 100, words: 'A group session has 2 to 100 seats.' },
} as const satisfies Partial<Record<keyof SlotRules, Bounds>>

const mostChoices = 12

/** What a session type starts with. */
export const defaultRules = {
  durationChoices: [],
  slotIntervalMinutes: null,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 0,
  noticeMinutes: 240,
  windowDays: 60,
  windowCounts: 'CALENDAR_DAYS',
  windowDates: null,
  gridOffsetMinutes: 0,
  optimised: false,
  firstSlotOnly: false,
  limits: [],
  menteeLimits: [],
  activePerMentee: null,
  seats: null,
} as const satisfies Omit<SlotRules, 'durationMinutes'>

/** Everything that is wrong with the rules, by path; none = they can be saved. */
export function ruleIssues(rules: SlotRules): InputIssue[] {
  const issues = Object.entries(bounds).flatMap(([name, bound]) => {
    const value = rules[name as keyof typeof bounds]
    return value === null || value === undefined || isWithin(value, bound)
      ? []
      : [{ path: [name], message: bound.words }]
  })
  return [
    ...issues,
    ...choiceIssues(rules),
    ...windowIssues(rules),
    ...limitIssues(rules.limits ?? [], 'limits'),
    ...limitIssues(rules.menteeLimits ?? [], 'menteeLimits'),
  ]
}

function isWithin(value: number, { least, most }: Bounds): boolean {
  return Number.isInteger(value) && value >= least && value <= most
}

function choiceIssues({ durationMinutes, durationChoices }: SlotRules): InputIssue[] {
  const choices = durationChoices ?? []
  if (choices.length > mostChoices)
    return [{ path: ['durationChoices'], message: `At most ${mostChoices} lengths can be chosen from.` }]
  return choices.flatMap((choice, index) => {
    const path = ['durationChoices', index]
    if (!isWithin(choice, duration)) return [{ path, message: duration.words }]
    const twice = choice === durationMinutes || choices.indexOf(choice) < index
    return twice ? [{ path, message: 'This length is there twice.' }] : []
  })
}

function windowIssues({ windowDates, windowDays, windowCounts }: SlotRules): InputIssue[] {
  const issues: InputIssue[] = []
  if (windowDays === 0 && windowCounts?.startsWith('BOOKABLE'))
    issues.push({ path: ['windowDays'], message: 'At least one open day must be bookable.' })
  if (!windowDates) return issues
  const { first, last } = windowDates
  const wrong = (['first', 'last'] as const).filter((end) => !isDate(windowDates[end]))
  for (const end of wrong) issues.push({ path: ['windowDates', end], message: 'This date does not exist.' })
  if (wrong.length === 0 && last < first)
    issues.push({ path: ['windowDates', 'last'], message: 'The last date is before the first.' })
  return issues
}
