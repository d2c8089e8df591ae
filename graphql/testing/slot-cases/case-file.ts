import { z } from 'zod'
import { minuteOf } from '#graphql/domain/availability/schedule.ts'
import { dayNumberOf, zoneName } from '#graphql/domain/availability/zone.ts'

const zone = z
  .string()
  .refine((name) => zoneName(name) !== null, { error: ({ input }) => `there is no zone ${input}` })
const instant = z
  .string()
  .refine(
    (text) => /^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:?\d{2})$/.test(text) && !Number.isNaN(Date.parse(text)),
    {
      error: ({ input }) => `${input} is no instant with a zone, as 2025-02-03T09:00:00Z is`,
    },
  )
  .transform((text) => Date.parse(text))
const date = z.string().refine(isDate, { error: ({ input }) => `there is no date ${input}` })
const clock = z.string().refine((text) => minuteOf(text) !== null, {
  error: ({ input }) => `${input} is no time from 00:00 to 24:00`,
})
const minutes = z.int().min(0)
const weekday = z.union([0, 1, 2, 3, 4, 5, 6].map((day) => z.literal(day as 0 | 1 | 2 | 3 | 4 | 5 | 6)))

const hours = z
  .object({ start: clock, end: clock })
  .refine(({ start, end }) => start !== end && start !== '24:00', {
    error: 'these hours have no length',
  })
const stretch = z.object({ start: instant, end: instant })
const schedule = z.object({
  timeZone: zone,
  weekly: z.array(hours.and(z.object({ days: z.array(weekday) }))).default([]),
  overrides: z.array(z.object({ date, intervals: z.array(hours) })).default([]),
})
const limits = z.partialRecord(z.enum(['day', 'week', 'month', 'year']), z.int().min(0))

const host = z.object({
  schedule: schedule.optional(),
  timeZone: zone.optional(),
  weekStart: weekday.default(0),
  busy: z.array(stretch).default([]),
  outOfOffice: z.array(z.object({ from: date, to: date })).default([]),
  fixed: z.boolean().optional(),
  group: z.string().nullable().default(null),
})

const longestQuery = 3_660 * 86_400_000

const buffers = { bufferBeforeMin: minutes.default(0), bufferAfterMin: minutes.default(0) }
const approval = {
  requiresConfirmation: z.boolean().default(false),
  pendingBlocksSlot: z.boolean().default(false),
}

const period = z.discriminatedUnion('type', [
  z.object({
    type: z.enum(['rolling', 'rolling_window']),
    days: minutes,
    countCalendarDays: z.boolean().default(true),
  }),
  z.object({ type: z.literal('range'), from: instant, to: instant }),
  z.object({ type: z.literal('unlimited') }),
])

const event = z.object({
  durationMin: minutes.min(1),
  durationsMin: z.array(minutes.min(1)).default([]),
  slotIntervalMin: minutes.min(1).nullable().default(null),
  offsetStartMin: minutes.default(0),
  minimumNoticeMin: minutes.default(0),
  ...buffers,
  ...approval,
  optimizedSlots: z.boolean().default(false),
  firstSlotOnly: z.boolean().default(false),
  schedule: schedule.optional(),
  period: period.optional(),
  bookingLimits: limits.default({}),
  durationLimitsMin: limits.default({}),
  restriction: z.object({ schedule, useBookerTimeZone: z.boolean().default(false) }).optional(),
  seats: z.int().min(1).nullable().default(null),
})

const booking = stretch.extend({
  uid: z.string().optional(),
  hostId: z.int().optional(),
  eventId: z.int().default(1),
  status: z.enum(['ACCEPTED', 'PENDING', 'CANCELLED', 'REJECTED', 'AWAITING_HOST']).default('ACCEPTED'),
  seatsReferences: z.int().min(0).default(0),
  attendees: z.array(z.unknown()).default([]),
})

const slotCase = z.object({
  id: z.string(),
  now: instant,
  hosts: z.array(host).min(1),
  event,
  scheduling: z
    .object({ kind: z.enum(['individual', 'collective', 'round_robin']) })
    .default({ kind: 'individual' }),
  query: z
    .object({
      from: instant,
      to: instant,
      timeZone: zone,
      rescheduleUid: z.string().optional(),
      durationMin: minutes.optional(),
    })
    .refine(({ from, to }) => !(to - from > longestQuery), { error: 'at most ten years can be asked for' }),
  bookings: z.array(booking).default([]),
  otherEvents: z
    .array(z.object({ id: z.int(), teamId: z.int().optional(), ...buffers, ...approval }))
    .default([]),
  team: z
    .object({
      id: z.int().default(1),
      bookingLimits: limits.default({}),
      durationLimitsMin: limits.default({}),
    })
    .optional(),
  reserved: z
    .array(stretch.extend({ hostId: z.int().optional(), releaseAt: instant.optional() }))
    .default([]),
  expected: z
    .object({
      slots: z.array(z.string()).optional(),
      count: z.int().optional(),
      first: z.string().nullish(),
      last: z.string().nullish(),
      countByDate: z.record(z.string(), z.int()).optional(),
      attendees: z.record(z.string(), z.int()).optional(),
      away: z.array(z.string()).optional(),
    })
    .optional(),
})

/** One case: what there is, what is asked and, when it is known, what comes out. Instants in epoch milliseconds. */
export type SlotCase = z.output<typeof slotCase>
export type CaseSchedule = z.output<typeof schedule>
export type CaseLimits = z.output<typeof limits>
export type CaseBooking = z.output<typeof booking>

/** The cases of a file's text, or everything that is wrong with it, a line per problem. */
export function readCases(text: string): { cases: SlotCase[] } | { problems: string[] } {
  let data: unknown
  try {
    data = JSON.parse(text, withoutNulls)
  } catch (error) {
    return { problems: [`this is no JSON: ${error instanceof Error ? error.message : error}`] }
  }
  const list = Array.isArray(data) ? { cases: data } : data
  const read = z.object({ cases: z.array(slotCase) }).safeParse(list)
  if (read.success) return { cases: read.data.cases }
  return { problems: read.error.issues.map(({ path, message }) => `${nameOf(list, path)}: ${message}`) }
}

/** What is null is as good as left out; only that nothing was expected is a fact. */
function withoutNulls(key: string, value: unknown): unknown {
  return value === null && key !== 'first' && key !== 'last' ? undefined : value
}

/** The place in the file, with the case by its id: `CC-002 event.durationMin`. */
function nameOf(data: unknown, path: readonly PropertyKey[]): string {
  const [list, index, ...rest] = path
  const found = z
    .object({ cases: z.array(z.unknown()) })
    .transform(({ cases }) => cases[Number(index)])
    .pipe(z.object({ id: z.string() }))
    .safeParse(data)
  if (list !== 'cases' || index === undefined || !found.success) return path.map(String).join('.') || 'file'
  return [found.data.id, rest.map(String).join('.')].join(' ').trim()
}

function isDate(text: string): boolean {
  try {
    dayNumberOf(text)
    return true
  } catch {
    return false
  }
}
