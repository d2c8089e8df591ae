import { previewErrors, previewSlots } from '#graphql/usecases/availability/preview.ts'
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
    mentorSchedule: t.field({ type: ScheduleInput, required: false, description: 'The mentor’s hours.' }),
  }),
})

builder.prismaObjectField(SessionType, 'slotPreview', (t) =>
  t.field({
    type: SlotPreview,
    nullable: true,
    complexity: { field: 20, multiplier: 1 },
    description:
      'What the engine would offer with a draft; nothing is saved. For the mentor and the admins, null for others.',
    args: { input: t.arg({ type: SlotPreviewInput, required: true, description: 'The draft.' }) },
    errors: { types: [...previewErrors] },
    select: { id: true, mentorId: true },
    resolve: async ({ id, mentorId }, { input }, { deps, viewer }) =>
      ownsType(viewer, { mentorId }) ? { openTimes: await previewSlots(deps, id, input) } : null,
  }),
)
