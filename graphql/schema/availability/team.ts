import { saveHostHours, saveHostHoursErrors } from '#graphql/usecases/availability/save-host-hours.ts'
import { saveRestriction, saveRestrictionErrors } from '#graphql/usecases/availability/save-restriction.ts'
import { readSchedule } from '#graphql/usecases/availability/wanted.ts'
import { ownsMentor } from '#graphql/usecases/mentor/access.ts'
import { ownsType } from '#graphql/usecases/session-type/access.ts'
import { isAdmin } from '#graphql/usecases/viewer.ts'
import { builder } from '../builder.ts'
import { SessionTypeHost } from '../session-type/hosts.ts'
import { SessionType } from '../session-type/session-type.ts'
import { ScheduleType } from './schedule.ts'
import { ScheduleInput } from './type-schedule.ts'

const stored = { include: { hours: true, overrides: { orderBy: { startMinute: 'asc' as const } } } }

builder.prismaObjectFields(SessionType, (t) => ({
  restriction: t.field({
    type: ScheduleType,
    nullable: true,
    description:
      'Hours in which its times lie wholly, whoever gives it; null: none. For the mentor and the admins.',
    select: { mentorId: true, restriction: stored },
    resolve: ({ restriction, mentorId }, _args, { viewer }) =>
      restriction && ownsType(viewer, { mentorId }) ? readSchedule(restriction) : null,
  }),
  restrictionInBookerZone: t.exposeBoolean('restrictionInBookerZone', {
    description: 'Whether its times are restricted by the booker’s clock: then slots want to know the zone.',
  }),
}))

builder.prismaObjectField(SessionTypeHost, 'schedule', (t) =>
  t.field({
    type: ScheduleType,
    nullable: true,
    description:
      'The mentor’s hours for this type alone; null: the usual ones. For that mentor and the admins.',
    select: { schedule: stored, mentor: { select: { personId: true } } },
    resolve: ({ schedule, mentor }, _args, { viewer }) =>
      schedule && (ownsMentor(viewer, mentor) || isAdmin(viewer)) ? readSchedule(schedule) : null,
  }),
)

builder.mutationField('sessionTypeRestrictionSave', (t) =>
  t.withAuth({ signedIn: true }).prismaFieldWithInput({
    type: SessionType,
    description:
      'Keeps the times of a session type within hours, or lifts that. What is booked stays booked.',
    typeOptions: { description: 'Which session type, and within which hours.' },
    input: {
      sessionTypeId: t.input.globalID({ for: SessionType, description: 'Which one; the viewer’s own.' }),
      schedule: t.input.field({
        type: ScheduleInput,
        required: false,
        description: 'The hours; null: none.',
      }),
      inBookerZone: t.input.boolean({
        defaultValue: false,
        description: 'Whether they are meant on the booker’s clock instead of the zone’s.',
      }),
    },
    errors: { types: [...saveRestrictionErrors] },
    resolve: async (query, _root, { input }, { deps, viewer }) => {
      const { sessionTypeId, schedule = null, inBookerZone } = input
      await saveRestriction(deps, viewer, { sessionTypeId: sessionTypeId.id, schedule, inBookerZone })
      return deps.db.sessionType.findUniqueOrThrow({ ...query, where: { id: sessionTypeId.id } })
    },
  }),
)

builder.mutationField('hostScheduleSave', (t) =>
  t.withAuth({ signedIn: true }).prismaFieldWithInput({
    type: SessionType,
    description: 'Sets the viewer’s hours for another mentor’s session type, or takes them away.',
    typeOptions: { description: 'Which session type, and the hours.' },
    input: {
      sessionTypeId: t.input.globalID({
        for: SessionType,
        description: 'Another mentor’s type that the viewer is asked to give, or gives.',
      }),
      schedule: t.input.field({
        type: ScheduleInput,
        required: false,
        description: 'The hours; null: the viewer’s usual ones.',
      }),
    },
    errors: { types: [...saveHostHoursErrors] },
    resolve: async (query, _root, { input: { sessionTypeId, schedule } }, { deps, viewer }) => {
      await saveHostHours(deps, viewer, sessionTypeId.id, schedule ?? null)
      return deps.db.sessionType.findUniqueOrThrow({ ...query, where: { id: sessionTypeId.id } })
    },
  }),
)
