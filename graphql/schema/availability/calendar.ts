import type { Weekday as WeekdayNumber } from '#graphql/domain/availability/schedule.ts'
import { storedDate } from '#graphql/usecases/availability/stored-date.ts'
import { ownsMentor } from '#graphql/usecases/mentor/access.ts'
import { isAdmin } from '#graphql/usecases/viewer.ts'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { Mentor } from '../mentor/mentor.ts'
import { pageCost } from '../page.ts'
import { BookingLimit } from './limit.ts'
import { Weekday } from './schedule.ts'
import './time-off.ts'
import './travel.ts'

const oneDay = 86_400_000

/** Over only when it is over in every zone. */
const notOver = (now: Date) => ({
  lastDate: { gte: storedDate(new Date(now.getTime() - oneDay).toISOString().slice(0, 10)) },
})

const past = {
  defaultValue: false,
  required: true,
  description: 'Whether those that are over are listed as well.',
} as const

/** The earliest first. */
const listed = (args: { past: boolean }, { deps }: Context) => ({
  where: args.past ? {} : notOver(deps.now()),
  orderBy: [{ firstDate: 'asc' as const }, { id: 'asc' as const }],
})

export const MentorCalendar = builder.prismaObject('Mentor', {
  variant: 'MentorCalendar',
  description:
    'What decides when a mentor can be booked, beside the schedule. For the mentor and the admins.',
  fields: (t) => ({
    weekStartsOn: t.field({
      type: Weekday,
      description: 'On which day the mentor’s week starts; weekly limits count by it.',
      select: { weekStartsOn: true },
      resolve: ({ weekStartsOn }) => weekStartsOn as WeekdayNumber,
    }),
    holidayCountry: t.exposeString('holidayCountry', {
      nullable: true,
      description: 'Whose public holidays are kept, ISO 3166; null: nobody’s.',
    }),
    holidayRegion: t.exposeString('holidayRegion', {
      nullable: true,
      description: 'Of which region of that country as well.',
    }),
    limits: t.relation('limits', {
      type: BookingLimit,
      description: 'The mentor’s own limits, over all that the mentor gives.',
      query: { orderBy: [{ period: 'asc' }, { unit: 'asc' }] },
    }),
    teamLimits: t.relation('teamLimits', {
      type: BookingLimit,
      description: 'Limits over all session types of the mentor that several give.',
      query: { orderBy: [{ period: 'asc' }, { unit: 'asc' }] },
    }),
    timeOff: t.relatedConnection(
      'timeOff',
      {
        cursor: 'id',
        complexity: pageCost,
        description: 'Times off, the earliest first.',
        args: { past: t.arg.boolean(past) },
        query: listed,
      },
      { name: 'TimeOffConnection', description: 'A page of times off.' },
      { name: 'TimeOffEdge', description: 'A time off in that list.' },
    ),
    travel: t.relatedConnection(
      'travel',
      {
        cursor: 'id',
        complexity: pageCost,
        description: 'Trips, the earliest first.',
        args: { past: t.arg.boolean(past) },
        query: listed,
      },
      { name: 'TravelConnection', description: 'A page of trips.' },
      { name: 'TravelEdge', description: 'A trip in that list.' },
    ),
  }),
})

builder.prismaObjectField(Mentor, 'calendar', (t) =>
  t.variant(MentorCalendar, {
    description: 'Time off, trips, holidays and limits. For the mentor and the admins.',
    isNull: (mentor, _args, { viewer }) => !ownsMentor(viewer, mentor) && !isAdmin(viewer),
  }),
)
