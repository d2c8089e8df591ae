import {
  createTravel,
  createTravelErrors,
  deleteTravel,
  deleteTravelErrors,
} from '#graphql/usecases/availability/travel.ts'
import { builder } from '../builder.ts'
import { Mentor } from '../mentor/mentor.ts'
import { entry, firstDate, lastDate } from './entry.ts'

const Travel = builder.prismaNode('Travel', {
  description:
    'Days on which a mentor’s hours go by the clocks of another zone. For the mentor and the admins.',
  id: { field: 'id', description: 'The id of this trip.' },
  ...entry,
  fields: (t) => ({
    firstDate: t.field({ ...firstDate, description: 'The first day there.' }),
    lastDate: t.field({ ...lastDate, description: 'The last day there.' }),
    timeZone: t.expose('timeZone', { type: 'TimeZone', description: 'Whose clocks count meanwhile.' }),
  }),
})

builder.mutationField('travelCreate', (t) =>
  t.withAuth({ signedIn: true }).prismaFieldWithInput({
    type: Travel,
    description: 'From date to date the viewer’s hours are meant on another zone’s clocks.',
    typeOptions: { description: 'When, and where.' },
    input: {
      firstDate: t.input.field({ type: 'Date', description: 'The first day there; today or later.' }),
      lastDate: t.input.field({ type: 'Date', description: 'The last day there.' }),
      timeZone: t.input.field({ type: 'TimeZone', description: 'Whose clocks count meanwhile.' }),
    },
    errors: { types: [...createTravelErrors] },
    resolve: async (query, _root, { input }, { deps, viewer }) => {
      const id = await createTravel(deps, viewer, input)
      return deps.db.travel.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),
)

builder.mutationField('travelDelete', (t) =>
  t.withAuth({ signedIn: true }).prismaFieldWithInput({
    type: Mentor,
    description: 'Forgets a trip; its days go by the clocks of the schedule’s zone again.',
    typeOptions: { description: 'Which trip.' },
    input: { travelId: t.input.globalID({ for: Travel, description: 'The viewer’s own.' }) },
    errors: { types: [...deleteTravelErrors] },
    resolve: async (query, _root, { input: { travelId } }, { deps, viewer }) => {
      const id = await deleteTravel(deps, viewer, travelId.id)
      return deps.db.mentor.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),
)
