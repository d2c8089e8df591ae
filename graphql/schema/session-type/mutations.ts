import {
  activateErrors,
  activateSessionType,
  deactivateErrors,
  deactivateSessionType,
} from '#graphql/usecases/session-type/activate.ts'
import { createSessionType, createTypeErrors } from '#graphql/usecases/session-type/create.ts'
import { updateSessionType, updateTypeErrors } from '#graphql/usecases/session-type/update.ts'
import { builder } from '../builder.ts'
import { fieldsOfType } from './input.ts'
import { SessionType } from './session-type.ts'

const which = 'Which session type; the viewer’s own.'

builder.mutationField('sessionTypeCreate', (t) =>
  t.withAuth({ signedIn: true }).prismaFieldWithInput({
    type: SessionType,
    description: 'Makes a draft, from a template or free; nobody else sees it before it is activated.',
    typeOptions: { description: 'What it is made of. Left out: the template’s, else the usual.' },
    input: {
      template: t.input.string({ required: false, description: 'The key of a template to start from.' }),
      ...fieldsOfType(t.input),
    },
    errors: { types: [...createTypeErrors] },
    resolve: async (query, _root, { input }, { deps, viewer }) => {
      const id = await createSessionType(deps, viewer, input)
      return deps.db.sessionType.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),
)

builder.mutationField('sessionTypeUpdate', (t) =>
  t.withAuth({ signedIn: true }).prismaFieldWithInput({
    type: SessionType,
    description: 'Changes a session type; what is left out stays. What was booked before keeps its terms.',
    typeOptions: { description: 'What changes.' },
    input: {
      sessionTypeId: t.input.globalID({ for: SessionType, description: which }),
      ...fieldsOfType(t.input),
    },
    errors: { types: [...updateTypeErrors] },
    resolve: async (query, _root, { input }, { deps, viewer }) => {
      const { sessionTypeId, ...changes } = input
      await updateSessionType(deps, viewer, { ...changes, sessionTypeId: sessionTypeId.id })
      return deps.db.sessionType.findUniqueOrThrow({ ...query, where: { id: sessionTypeId.id } })
    },
  }),
)

builder.mutationField('sessionTypeActivate', (t) =>
  t.withAuth({ signedIn: true }).prismaFieldWithInput({
    type: SessionType,
    description: 'Publishes a session type: it can be booked as soon as its mentor is approved.',
    typeOptions: { description: 'Which one.' },
    input: { sessionTypeId: t.input.globalID({ for: SessionType, description: which }) },
    errors: { types: [...activateErrors] },
    resolve: async (query, _root, { input: { sessionTypeId } }, { deps, viewer }) => {
      await activateSessionType(deps, viewer, sessionTypeId.id)
      return deps.db.sessionType.findUniqueOrThrow({ ...query, where: { id: sessionTypeId.id } })
    },
  }),
)

builder.mutationField('sessionTypeDeactivate', (t) =>
  t.withAuth({ signedIn: true }).prismaFieldWithInput({
    type: SessionType,
    description: 'Takes a session type out of sight; what is booked stays booked.',
    typeOptions: { description: 'Which one.' },
    input: { sessionTypeId: t.input.globalID({ for: SessionType, description: which }) },
    errors: { types: [...deactivateErrors] },
    resolve: async (query, _root, { input: { sessionTypeId } }, { deps, viewer }) => {
      await deactivateSessionType(deps, viewer, sessionTypeId.id)
      return deps.db.sessionType.findUniqueOrThrow({ ...query, where: { id: sessionTypeId.id } })
    },
  }),
)
