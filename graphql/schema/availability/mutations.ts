import { saveSchedule, saveScheduleErrors } from '#graphql/usecases/availability/save-schedule.ts'
import { builder } from '../builder.ts'
import { Mentor } from '../mentor/mentor.ts'
import { Weekday } from './schedule.ts'

const start = 'From when, by the clock of the schedule’s zone. 09:00'
const end = 'Until when. 17:30, or 24:00; what is not after the start is on the next day.'

export const WeeklyHoursInput = builder.inputType('WeeklyHoursInput', {
  description: 'Hours of one weekday.',
  fields: (t) => ({
    weekday: t.field({ type: Weekday, description: 'On which day they begin.' }),
    start: t.string({ description: start }),
    end: t.string({ description: end }),
  }),
})

export const HoursInput = builder.inputType('HoursInput', {
  description: 'Hours of one date.',
  fields: (t) => ({
    start: t.string({ description: start }),
    end: t.string({ description: end }),
  }),
})

export const DateOverrideInput = builder.inputType('DateOverrideInput', {
  description: 'A date whose hours replace those of its weekday.',
  fields: (t) => ({
    date: t.field({ type: 'Date', description: 'Which date.' }),
    hours: t.field({ type: [HoursInput], description: 'Its hours; none: closed all day.' }),
  }),
})

export const differing = 'All dates that differ; left out: they stay as they are.'

builder.mutationField('scheduleSave', (t) =>
  t.withAuth({ signedIn: true }).prismaFieldWithInput({
    type: Mentor,
    description:
      'Replaces the viewer’s hours; for one date alone, scheduleDateSave. What is booked stays booked.',
    typeOptions: { description: 'The schedule, as it is to be.' },
    input: {
      timeZone: t.input.field({ type: 'TimeZone', description: 'The zone of all its times.' }),
      weekly: t.input.field({ type: [WeeklyHoursInput], description: 'The hours of every week.' }),
      overrides: t.input.field({ type: [DateOverrideInput], required: false, description: differing }),
    },
    errors: { types: [...saveScheduleErrors] },
    resolve: async (query, _root, { input }, { deps, viewer }) =>
      deps.db.mentor.findUniqueOrThrow({ ...query, where: { id: await saveSchedule(deps, viewer, input) } }),
  }),
)
