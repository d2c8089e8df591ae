import { previewErrors, previewHostSlots, previewSlots } from '#graphql/usecases/availability/preview.ts'
import { ownsType } from '#graphql/usecases/session-type/access.ts'
import { ScheduleInput } from '../availability/type-schedule.ts'
import { builder } from '../builder.ts'
import { fieldsOfType } from './input.ts'
import { SessionType } from './session-type.ts'

const SlotPreview = builder.objectRef<{ openTimes: number }>('SlotPreview').implement({
  description: 'What a draft comes to.',
  fields: (t) => ({
    openTimes: t.exposeInt('openTimes', {
      description: 'How many times would be open in the next seven days, were it saved and published.',
    }),
  }),
})

const SlotPreviewInput = builder.inputType('SlotPreviewInput', {
  description: 'A draft: what is left out is as it is saved.',
  fields: (t) => ({
    ...fieldsOfType(t),
    schedule: t.field({
      type: ScheduleInput,
      required: false,
      description: 'The session type’s own hours; null: the mentor’s count.',
    }),
    restriction: t.field({
      type: ScheduleInput,
      required: false,
      description:
        'Hours in which its times lie, on the clocks of their zone whoever books; null: there is no restriction.',
    }),
    mentorSchedule: t.field({ type: ScheduleInput, required: false, description: 'The mentor’s hours.' }),
    hostSchedule: t.field({
      type: ScheduleInput,
      required: false,
      description:
        'Of a viewer who gives another mentor’s type, or is asked to: the hours for it. All else they give is ignored.',
    }),
  }),
})

builder.prismaObjectField(SessionType, 'slotPreview', (t) =>
  t.field({
    type: SlotPreview,
    nullable: true,
    complexity: { field: 20, multiplier: 1 },
    description:
      'What the engine would offer with a draft; nothing is saved. For the mentor, those who give it and the admins, null for others.',
    args: { input: t.arg({ type: SlotPreviewInput, required: true, description: 'The draft.' }) },
    errors: { types: [...previewErrors] },
    select: { id: true, mentorId: true, hosts: { select: { mentorId: true } } },
    resolve: async ({ id, mentorId, hosts }, { input }, { deps, viewer }) => {
      const { hostSchedule, ...draft } = input
      if (ownsType(viewer, { mentorId })) return { openTimes: await previewSlots(deps, id, draft) }
      const host = hosts.find((each) => viewer.kind === 'person' && each.mentorId === viewer.mentorId)
      if (!host) return null
      const giving = { sessionTypeId: id, mentorId: host.mentorId }
      return { openTimes: await previewHostSlots(deps, giving, hostSchedule) }
    },
  }),
)
