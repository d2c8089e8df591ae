import type { UnclearHours } from '#graphql/domain/availability/calendar-days.ts'
import type { Closure } from '#graphql/domain/availability/closures.ts'
import { clockOf } from '#graphql/domain/availability/schedule.ts'
import type { BookedDay } from '#graphql/usecases/availability/calendar.ts'
import { builder } from '../builder.ts'
import { HoursType } from './schedule.ts'

const ClosureReason = builder.enumType('ClosureReason', {
  description: 'Why a whole day is closed. Values may be added.',
  values: {
    POLICY: { description: 'The platform is closed on that day.' },
    TIME_OFF: { description: 'The mentor has taken it off.' },
    HOLIDAY: { description: 'A public holiday that the mentor keeps.' },
  } as const,
})

const ClosureType = builder.objectRef<Closure>('Closure').implement({
  description: 'Why nobody can book on a day.',
  fields: (t) => ({
    reason: t.field({ type: ClosureReason, description: 'What closes it.', resolve: ({ code }) => code }),
    name: t.string({
      nullable: true,
      description: 'The holiday’s name, the reason of the time off; null when nobody gave one.',
      resolve: (closure) => nameOf(closure) || null,
    }),
  }),
})

function nameOf(closure: Closure): string | undefined {
  if (closure.code === 'HOLIDAY') return closure.holiday.name
  return closure.code === 'TIME_OFF' ? closure.timeOff.reason : closure.name
}

const ClockChange = builder.enumType('ClockChange', {
  description: 'What a clock change does to local times.',
  values: {
    SKIPPED: { description: 'Clocks go forward: these times do not exist on that day.' },
    REPEATED: { description: 'Clocks go back: these times come twice on that day.' },
  } as const,
})

const UnclearHoursType = builder.objectRef<UnclearHours>('UnclearHours').implement({
  description: 'Local times within a day’s hours that a clock change skips or repeats.',
  fields: (t) => ({
    clock: t.expose('clock', { type: ClockChange, description: 'Which of the two.' }),
    start: t.string({ description: 'From when. 02:00', resolve: ({ startMinute }) => clockOf(startMinute) }),
    end: t.string({ description: 'Until when. 03:00', resolve: ({ endMinute }) => clockOf(endMinute) }),
  }),
})

export const CalendarDay = builder.objectRef<BookedDay>('CalendarDay').implement({
  description: 'A day of a mentor’s calendar, as it decides what can be booked.',
  fields: (t) => ({
    date: t.field({ type: 'Date', description: 'Which day.', resolve: ({ date }) => date }),
    timeZone: t.expose('timeZone', { type: 'TimeZone', description: 'Whose clocks count on it.' }),
    hours: t.field({
      type: [HoursType],
      description: 'The hours of this date, else of its weekday; a closed day keeps them.',
      resolve: ({ hours }) => [...hours],
    }),
    overridden: t.exposeBoolean('overridden', { description: 'Whether the date has hours of its own.' }),
    closure: t.field({
      type: ClosureType,
      nullable: true,
      description: 'What closes the whole day; null: nothing does.',
      resolve: ({ closure }) => closure,
    }),
    unclear: t.field({
      type: [UnclearHoursType],
      description: 'What of its hours a clock change skips or repeats.',
      resolve: ({ unclear }) => [...unclear],
    }),
    sessions: t.exposeInt('sessions', { description: 'How many sessions begin on it.' }),
  }),
})
