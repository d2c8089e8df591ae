import {
  clockOf,
  type DateOverride,
  type Hours,
  type Schedule,
  type WeeklyHours,
} from '#graphql/domain/availability/schedule.ts'
import { scheduleOf } from '#graphql/usecases/availability/wanted.ts'
import { ownsMentor } from '#graphql/usecases/mentor/access.ts'
import { isAdmin } from '#graphql/usecases/viewer.ts'
import { builder } from '../builder.ts'
import { Mentor } from '../mentor/mentor.ts'

export const Weekday = builder.enumType('Weekday', {
  description: 'A day of the week.',
  values: {
    SUNDAY: { value: 0 },
    MONDAY: { value: 1 },
    TUESDAY: { value: 2 },
    WEDNESDAY: { value: 3 },
    THURSDAY: { value: 4 },
    FRIDAY: { value: 5 },
    SATURDAY: { value: 6 },
  } as const,
})

const start = 'From when, by the clock of the schedule’s zone. 09:00'
const end = 'Until when. 17:30; 24:00 is midnight, and what is not after the start is on the next day.'

const WeeklyHoursType = builder.objectRef<WeeklyHours>('WeeklyHours').implement({
  description: 'Hours of one weekday at which a mentor can be booked.',
  fields: (t) => ({
    weekday: t.expose('weekday', { type: Weekday, description: 'On which day they begin.' }),
    start: t.string({ description: start, resolve: ({ startMinute }) => clockOf(startMinute) }),
    end: t.string({ description: end, resolve: ({ endMinute }) => clockOf(endMinute) }),
  }),
})

export const HoursType = builder.objectRef<Hours>('Hours').implement({
  description: 'Hours of one date.',
  fields: (t) => ({
    start: t.string({ description: start, resolve: ({ startMinute }) => clockOf(startMinute) }),
    end: t.string({ description: end, resolve: ({ endMinute }) => clockOf(endMinute) }),
  }),
})

const DateOverrideType = builder.objectRef<DateOverride>('DateOverride').implement({
  description: 'A date whose hours replace those of its weekday.',
  fields: (t) => ({
    date: t.field({ type: 'Date', description: 'Which date.', resolve: ({ date }) => date }),
    hours: t.field({
      type: [HoursType],
      description: 'Its hours; none: closed all day.',
      resolve: ({ hours }) => [...hours],
    }),
  }),
})

export const ScheduleType = builder.objectRef<Schedule>('Schedule').implement({
  description: 'When a mentor can be booked, in local times of one zone.',
  fields: (t) => ({
    timeZone: t.expose('timeZone', { type: 'TimeZone', description: 'The zone of all its times.' }),
    weekly: t.field({
      type: [WeeklyHoursType],
      description: 'The hours of every week, from Sunday on.',
      resolve: ({ weekly }) =>
        [...weekly].sort((a, b) => a.weekday - b.weekday || a.startMinute - b.startMinute),
    }),
    overrides: t.field({
      type: [DateOverrideType],
      description: 'Dates that differ, in order.',
      resolve: ({ overrides }) => [...overrides].sort((a, b) => a.date.localeCompare(b.date)),
    }),
  }),
})

builder.prismaObjectField(Mentor, 'schedule', (t) =>
  t.field({
    type: ScheduleType,
    nullable: true,
    description:
      'The weekly hours; Monday to Friday, 9 to 17, until others are saved. For the mentor and the admins.',
    select: {
      personId: true,
      timeZone: true,
      schedule: { include: { hours: true, overrides: { orderBy: { startMinute: 'asc' } } } },
    },
    resolve: (mentor, _args, { viewer }) =>
      ownsMentor(viewer, mentor) || isAdmin(viewer) ? scheduleOf({ mentor }) : null,
  }),
)
