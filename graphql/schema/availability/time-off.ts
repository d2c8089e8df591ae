import {
  createTimeOff,
  createTimeOffErrors,
  deleteTimeOff,
  deleteTimeOffErrors,
} from '#graphql/usecases/availability/time-off.ts'
import { builder } from '../builder.ts'
import { Mentor } from '../mentor/mentor.ts'
import { entry, firstDate, lastDate } from './entry.ts'

const TimeOff = builder.prismaNode('TimeOff', {
  description: 'Days on which a mentor cannot be booked. For the mentor and the admins.',
  id: { field: 'id', description: 'The id of this time off.' },
  ...entry,
  fields: (t) => ({
    firstDate: t.field({ ...firstDate, description: 'The first day, in the zone of the mentor’s schedule.' }),
    lastDate: t.field({ ...lastDate, description: 'The last day; it is off as well.' }),
    reason: t.exposeString('reason', { description: 'The mentor’s own note.' }),
  }),
})

builder.mutationField('timeOffCreate', (t) =>
  t.withAuth({ signedIn: true }).prismaFieldWithInput({
    type: TimeOff,
    description: 'Takes days off. What is booked stays booked; the same days again are the same time off.',
    typeOptions: { description: 'Which days.' },
    input: {
      firstDate: t.input.field({ type: 'Date', description: 'The first day; today or later.' }),
      lastDate: t.input.field({ type: 'Date', description: 'The last day, off as well; at most a year.' }),
      reason: t.input.string({ required: false, description: 'A note for oneself; 200 characters at most.' }),
    },
    errors: { types: [...createTimeOffErrors] },
    resolve: async (query, _root, { input }, { deps, viewer }) => {
      const id = await createTimeOff(deps, viewer, input)
      return deps.db.timeOff.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),
)

builder.mutationField('timeOffDelete', (t) =>
  t.withAuth({ signedIn: true }).prismaFieldWithInput({
    type: Mentor,
    description: 'Takes time off back; the days follow the schedule again.',
    typeOptions: { description: 'Which time off.' },
    input: { timeOffId: t.input.globalID({ for: TimeOff, description: 'The viewer’s own.' }) },
    errors: { types: [...deleteTimeOffErrors] },
    resolve: async (query, _root, { input: { timeOffId } }, { deps, viewer }) => {
      const id = await deleteTimeOff(deps, viewer, timeOffId.id)
      return deps.db.mentor.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),
)
