import { daysOf, holidaysKept } from '#graphql/usecases/availability/calendar.ts'
import { ownsType } from '#graphql/usecases/session-type/access.ts'
import { builder } from '../builder.ts'
import { coded } from '../coded.ts'
import { SessionType } from '../session-type/session-type.ts'
import { MentorCalendar } from './calendar.ts'
import { CalendarDay } from './calendar-day.ts'

type KeptHoliday = Awaited<ReturnType<typeof holidaysKept>>[number]

const Holiday = builder.objectRef<KeptHoliday>('Holiday').implement({
  description: 'A public holiday that a mentor keeps.',
  fields: (t) => ({
    date: t.field({ type: 'Date', description: 'Which day.', resolve: ({ date }) => date }),
    name: t.exposeString('name', { description: 'In English where it has an English name.' }),
    takesHours: t.exposeBoolean('takesHours', {
      description:
        'Whether it falls on a day with weekly hours, and takes them; hours of the date itself beat a holiday.',
    }),
  }),
})

const firstDate = 'The first day.'
const lastDate = 'The last day, included.'

builder.prismaObjectField(MentorCalendar, 'days', (t) =>
  t.field({
    type: [CalendarDay],
    complexity: { field: 20, multiplier: 1 },
    description: 'Day by day what holds, from date to date; at most 62 days.',
    args: {
      firstDate: t.arg({ type: 'Date', required: true, description: firstDate }),
      lastDate: t.arg({ type: 'Date', required: true, description: lastDate }),
    },
    select: { id: true },
    resolve: ({ id }, dates, { deps }) => coded(() => daysOf(deps, id, dates)),
  }),
)

builder.prismaObjectField(SessionType, 'days', (t) =>
  t.field({
    type: [CalendarDay],
    nullable: true,
    complexity: { field: 20, multiplier: 1 },
    description:
      'Day by day what holds for this type, from date to date; at most 62 days. For the mentor and the admins.',
    args: {
      firstDate: t.arg({ type: 'Date', required: true, description: firstDate }),
      lastDate: t.arg({ type: 'Date', required: true, description: lastDate }),
    },
    select: { id: true, mentorId: true },
    resolve: ({ id, mentorId }, dates, { deps, viewer }) =>
      ownsType(viewer, { mentorId }) ? coded(() => daysOf(deps, mentorId, dates, id)) : null,
  }),
)

builder.prismaObjectField(MentorCalendar, 'holidays', (t) =>
  t.field({
    type: [Holiday],
    complexity: { field: 10, multiplier: 1 },
    description: 'The public holidays that the mentor keeps, from date to date; at most 400 days.',
    args: {
      firstDate: t.arg({ type: 'Date', required: true, description: firstDate }),
      lastDate: t.arg({ type: 'Date', required: true, description: lastDate }),
    },
    select: { id: true },
    resolve: ({ id }, dates, { deps }) => coded(() => holidaysKept(deps, id, dates)),
  }),
)
