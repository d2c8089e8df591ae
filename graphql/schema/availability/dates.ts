import {
  saveDate,
  saveDateErrors,
  saveTypeDate,
  saveTypeDateErrors,
} from '#graphql/usecases/availability/save-date.ts'
import { builder } from '../builder.ts'
import { Mentor } from '../mentor/mentor.ts'
import { SessionType } from '../session-type/session-type.ts'
import { HoursInput } from './mutations.ts'

const hours = 'Its hours; none: closed all day; null: it follows its weekday again.'

builder.mutationField('scheduleDateSave', (t) =>
  t.withAuth({ signedIn: true }).prismaFieldWithInput({
    type: Mentor,
    description: 'Changes the viewer’s hours of one date and of no other. What is booked stays booked.',
    typeOptions: { description: 'Which date, and its hours as they are to be.' },
    input: {
      date: t.input.field({ type: 'Date', description: 'Which date.' }),
      hours: t.input.field({ type: [HoursInput], required: false, description: hours }),
    },
    errors: { types: [...saveDateErrors] },
    resolve: async (query, _root, { input }, { deps, viewer }) =>
      deps.db.mentor.findUniqueOrThrow({ ...query, where: { id: await saveDate(deps, viewer, input) } }),
  }),
)

builder.mutationField('sessionTypeScheduleDateSave', (t) =>
  t.withAuth({ signedIn: true }).prismaFieldWithInput({
    type: SessionType,
    description: 'Changes one date of a session type’s own hours and no other. What is booked stays booked.',
    typeOptions: { description: 'Of which session type, which date, and its hours as they are to be.' },
    input: {
      sessionTypeId: t.input.globalID({
        for: SessionType,
        description: 'Which one; the viewer’s own, with hours of its own.',
      }),
      date: t.input.field({ type: 'Date', description: 'Which date.' }),
      hours: t.input.field({ type: [HoursInput], required: false, description: hours }),
    },
    errors: { types: [...saveTypeDateErrors] },
    resolve: async (query, _root, { input: { sessionTypeId, ...date } }, { deps, viewer }) => {
      const { id } = sessionTypeId
      await saveTypeDate(deps, viewer, { ...date, sessionTypeId: id })
      return deps.db.sessionType.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),
)
