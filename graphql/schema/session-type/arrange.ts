import { duplicateSessionType, duplicateTypeErrors } from '#graphql/usecases/session-type/duplicate.ts'
import { orderSessionTypes, orderTypesErrors } from '#graphql/usecases/session-type/order.ts'
import { builder } from '../builder.ts'
import { Mentor } from '../mentor/mentor.ts'
import { SessionType } from './session-type.ts'

builder.mutationField('sessionTypeDuplicate', (t) =>
  t.withAuth({ signedIn: true }).prismaFieldWithInput({
    type: SessionType,
    description: 'Makes a draft with everything that a session type has, at an address of its own.',
    typeOptions: { description: 'Which one.' },
    input: {
      sessionTypeId: t.input.globalID({ for: SessionType, description: 'Which one; the viewer’s own.' }),
    },
    errors: { types: [...duplicateTypeErrors] },
    resolve: async (query, _root, { input: { sessionTypeId } }, { deps, viewer }) => {
      const id = await duplicateSessionType(deps, viewer, sessionTypeId.id)
      return deps.db.sessionType.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),
)

builder.mutationField('sessionTypesOrder', (t) =>
  t.withAuth({ signedIn: true }).prismaFieldWithInput({
    type: Mentor,
    description: 'Puts the viewer’s session types in order; those that are not named follow as they stood.',
    typeOptions: { description: 'The order.' },
    input: {
      sessionTypeIds: t.input.globalIDList({
        for: SessionType,
        required: true,
        description: 'From the first on; each once, at most 50.',
      }),
    },
    errors: { types: [...orderTypesErrors] },
    resolve: async (query, _root, { input: { sessionTypeIds } }, { deps, viewer }) => {
      const ids = sessionTypeIds.map(({ id }) => id)
      const id = await orderSessionTypes(deps, viewer, ids)
      return deps.db.mentor.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),
)
