import {
  saveTypeSchedule,
  saveTypeScheduleErrors,
} from '#graphql/usecases/availability/save-type-schedule.ts'
import { readSchedule } from '#graphql/usecases/availability/wanted.ts'
import { ownsType } from '#graphql/usecases/session-type/access.ts'
import { builder } from '../builder.ts'
import { SessionType } from '../session-type/session-type.ts'
import { DateOverrideInput, differing, WeeklyHoursInput } from './mutations.ts'
import { ScheduleType } from './schedule.ts'

export const ScheduleInput = builder.inputType('ScheduleInput', {
  description: 'Weekly hours and the dates that differ, in local times of one zone.',
  fields: (t) => ({
    timeZone: t.field({ type: 'TimeZone', description: 'The zone of all its times.' }),
    weekly: t.field({ type: [WeeklyHoursInput], description: 'The hours of every week.' }),
    overrides: t.field({ type: [DateOverrideInput], required: false, description: differing }),
  }),
})

builder.prismaObjectField(SessionType, 'schedule', (t) =>
  t.field({
    type: ScheduleType,
    nullable: true,
    description: 'The hours of this type alone; null: its mentor’s count. For the mentor and the admins.',
    select: {
      mentorId: true,
      schedule: { include: { hours: true, overrides: { orderBy: { startMinute: 'asc' } } } },
    },
    resolve: ({ schedule, mentorId }, _args, { viewer }) =>
      schedule && ownsType(viewer, { mentorId }) ? readSchedule(schedule) : null,
  }),
)

builder.mutationField('sessionTypeScheduleSave', (t) =>
  t.withAuth({ signedIn: true }).prismaFieldWithInput({
    type: SessionType,
    description: 'Replaces the hours of one session type, or takes them away. What is booked stays booked.',
    typeOptions: { description: 'Which session type, and its schedule as it is to be.' },
    input: {
      sessionTypeId: t.input.globalID({ for: SessionType, description: 'Which one; the viewer’s own.' }),
      schedule: t.input.field({
        type: ScheduleInput,
        required: false,
        description: 'Its hours; null: the mentor’s count.',
      }),
    },
    errors: { types: [...saveTypeScheduleErrors] },
    resolve: async (query, _root, { input: { sessionTypeId, schedule } }, { deps, viewer }) => {
      await saveTypeSchedule(deps, viewer, sessionTypeId.id, schedule ?? null)
      return deps.db.sessionType.findUniqueOrThrow({ ...query, where: { id: sessionTypeId.id } })
    },
  }),
)
