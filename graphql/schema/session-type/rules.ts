import { windowDatesOf } from '#graphql/usecases/session-type/read.ts'
import { BookingLimit } from '../availability/limit.ts'
import { builder } from '../builder.ts'
import { SessionType } from './session-type.ts'

export const WindowCount = builder.enumType('WindowCount', {
  description: 'How the days that can be booked ahead are counted.',
  values: {
    CALENDAR_DAYS: { description: 'All of them, after today.' },
    BUSINESS_DAYS: { description: 'Monday to Friday, after today; a weekend in between stays open.' },
    BOOKABLE_DAYS: { description: 'Days with an open time, today included.' },
    BOOKABLE_BUSINESS_DAYS: { description: 'Days with an open time from Monday to Friday, today included.' },
  } as const,
})

const DateRange = builder.objectRef<{ first: string; last: string }>('DateRange').implement({
  description: 'From date to date, both included.',
  fields: (t) => ({
    first: t.field({ type: 'Date', description: 'The first date.', resolve: ({ first }) => first }),
    last: t.field({ type: 'Date', description: 'The last date.', resolve: ({ last }) => last }),
  }),
})

const inOrder = [{ period: 'asc' as const }, { unit: 'asc' as const }]

builder.prismaObjectFields(SessionType, (t) => ({
  durationChoices: t.exposeIntList('durationChoices', {
    description: 'Other lengths, in minutes, that the mentee may choose instead of durationMinutes.',
  }),
  windowCounts: t.expose('windowCounts', { type: WindowCount, description: 'How windowDays are counted.' }),
  windowDates: t.field({
    type: DateRange,
    nullable: true,
    description: 'The only dates that can be booked, in the zone of the hours; null: no such range.',
    select: { windowFirst: true, windowLast: true },
    resolve: windowDatesOf,
  }),
  gridOffsetMinutes: t.exposeInt('gridOffsetMinutes', {
    description: 'By how many minutes the starts are shifted on the clock.',
  }),
  optimised: t.exposeBoolean('optimised', {
    description: 'Whether starts leave the clock’s grid where that gives more of them.',
  }),
  firstSlotOnly: t.exposeBoolean('firstSlotOnly', {
    description: 'Whether only the first open time of each day is offered.',
  }),
  activePerMentee: t.exposeInt('activePerMentee', {
    nullable: true,
    description: 'How many sessions of this type one mentee may have ahead; null: any number.',
  }),
  seats: t.exposeInt('seats', {
    nullable: true,
    description: 'How many mentees share one session; null: each has one alone.',
  }),
  limits: t.relation('limits', {
    type: BookingLimit,
    complexity: 2,
    description: 'How much of it can be booked in a period, by all mentees together.',
    query: { where: { perMentee: false }, orderBy: inOrder },
  }),
  menteeLimits: t.relation('limits', {
    type: BookingLimit,
    complexity: 2,
    description: 'How much of it one mentee can book in a period.',
    query: { where: { perMentee: true }, orderBy: inOrder },
  }),
  pendingHoldsSlot: t.exposeBoolean('pendingHoldsSlot', {
    description: 'Whether a request keeps its time from others until the mentor answers it.',
  }),
  rescheduleNoticeMinutes: t.exposeInt('rescheduleNoticeMinutes', {
    nullable: true,
    description:
      'Until so long before the start a mentee can move it; null: the notice of the first refund tier.',
  }),
  cancelNoticeMinutes: t.exposeInt('cancelNoticeMinutes', {
    nullable: true,
    description: 'Until so long before the start a mentee can cancel it; null: until it is over.',
  }),
}))
