import { completeConnection, connectCalendar, connectErrors } from '#graphql/usecases/scheduling/connect.ts'
import { disconnectCalendar, disconnectErrors } from '#graphql/usecases/scheduling/disconnect.ts'
import { importErrors, importTypes } from '#graphql/usecases/scheduling/import-types.ts'
import { readTypesErrors, readTypesNow } from '#graphql/usecases/scheduling/read-types.ts'
import {
  setScheduling,
  setSchedulingErrors,
  setSchedulingOfAll,
  setSchedulingOfAllErrors,
} from '#graphql/usecases/scheduling/set-scheduling.ts'
import { builder } from '../builder.ts'
import { Mentor } from '../mentor/mentor.ts'
import { SessionType } from '../session-type/session-type.ts'
import { ExternalSessionType } from './account.ts'
import { SchedulingProvider } from './provider.ts'

type Begun = { mentorId: string; authorizeUrl: string | null }

const SchedulingConnect = builder.objectRef<Begun>('SchedulingConnect').implement({
  description: 'A calendar that is being connected.',
  fields: (t) => ({
    authorizeUrl: t.expose('authorizeUrl', {
      type: 'URL',
      nullable: true,
      description: 'Where the mentor says yes, for one visit; null when there is nothing to say yes to.',
    }),
    mentor: t.prismaField({
      type: Mentor,
      description: 'Whose calendar.',
      resolve: (query, { mentorId: id }, _args, { deps }) =>
        deps.db.mentor.findUniqueOrThrow({ ...query, where: { id } }),
    }),
  }),
})

const provider = 'Which company.'

builder.mutationField('schedulingConnect', (t) =>
  t.withAuth({ signedIn: true }).fieldWithInput({
    type: SchedulingConnect,
    description:
      'Begins to connect the viewer’s calendar at another company, or connects it at once by a token made there.',
    typeOptions: { description: 'Where, and how.' },
    input: {
      provider: t.input.field({ type: SchedulingProvider, description: provider }),
      token: t.input.string({ required: false, description: 'A personal token made there.' }),
    },
    errors: { types: [...connectErrors] },
    resolve: async (_root, { input }, { deps, viewer }) => ({
      authorizeUrl: await connectCalendar(deps, viewer, input),
      mentorId: viewer.mentorId ?? '',
    }),
  }),
)

builder.mutationField('schedulingConnectComplete', (t) =>
  t.withAuth({ signedIn: true }).prismaFieldWithInput({
    type: Mentor,
    description: 'What the page calls to which the company sent the viewer back.',
    typeOptions: { description: 'What it sent along.' },
    input: {
      provider: t.input.field({ type: SchedulingProvider, description: provider }),
      code: t.input.string({ description: 'To be exchanged for tokens, once.' }),
      state: t.input.string({ description: 'What was sent with the viewer.' }),
    },
    errors: { types: [...connectErrors] },
    resolve: async (query, _root, { input }, { deps, viewer }) => {
      await completeConnection(deps, viewer, input)
      return deps.db.mentor.findUniqueOrThrow({ ...query, where: { id: viewer.mentorId ?? '' } })
    },
  }),
)

builder.mutationField('schedulingDisconnect', (t) =>
  t.withAuth({ signedIn: true }).prismaFieldWithInput({
    type: Mentor,
    description:
      'Gives the viewer’s account there up. Session types that were kept there are not offered any more.',
    typeOptions: { description: 'Where.' },
    input: { provider: t.input.field({ type: SchedulingProvider, description: provider }) },
    errors: { types: [...disconnectErrors] },
    resolve: async (query, _root, { input }, { deps, viewer }) => {
      await disconnectCalendar(deps, viewer, input.provider)
      return deps.db.mentor.findUniqueOrThrow({ ...query, where: { id: viewer.mentorId ?? '' } })
    },
  }),
)

builder.mutationField('schedulingTypesRead', (t) =>
  t.withAuth({ signedIn: true }).prismaFieldWithInput({
    type: Mentor,
    description: 'Reads anew what the viewer offers there.',
    typeOptions: { description: 'Where.' },
    input: { provider: t.input.field({ type: SchedulingProvider, description: provider }) },
    errors: { types: [...readTypesErrors] },
    resolve: async (query, _root, { input }, { deps, viewer }) => {
      await readTypesNow(deps, viewer, input.provider)
      return deps.db.mentor.findUniqueOrThrow({ ...query, where: { id: viewer.mentorId ?? '' } })
    },
  }),
)

builder.mutationField('schedulingTypesImport', (t) =>
  t.withAuth({ signedIn: true }).prismaFieldWithInput({
    type: Mentor,
    description: 'Makes a draft of each of these types, connected with it. Price and place are set here.',
    typeOptions: { description: 'Which ones.' },
    input: {
      externalTypeIds: t.input.globalIDList({
        for: ExternalSessionType,
        description: 'Types that the viewer offers there.',
      }),
    },
    errors: { types: [...importErrors] },
    resolve: async (query, _root, { input }, { deps, viewer }) => {
      const ids = input.externalTypeIds.map(({ id }) => id)
      await importTypes(deps, viewer, ids)
      return deps.db.mentor.findUniqueOrThrow({ ...query, where: { id: viewer.mentorId ?? '' } })
    },
  }),
)

builder.mutationField('sessionTypeSchedulingSet', (t) =>
  t.withAuth({ signedIn: true }).prismaFieldWithInput({
    type: SessionType,
    description: 'Chooses who keeps the calendar of one of the viewer’s session types. What is booked stays.',
    typeOptions: { description: 'Which one, and who.' },
    input: {
      sessionTypeId: t.input.globalID({ for: SessionType, description: 'Which session type.' }),
      provider: t.input.field({ type: SchedulingProvider, description: 'Who keeps it.' }),
      externalTypeId: t.input.globalID({
        for: ExternalSessionType,
        required: false,
        description: 'Which type there; left out: one is made there, where the company takes it.',
      }),
    },
    errors: { types: [...setSchedulingErrors] },
    resolve: async (query, _root, { input }, { deps, viewer }) => {
      const { id: sessionTypeId } = input.sessionTypeId
      const { provider: chosen, externalTypeId } = input
      await setScheduling(deps, viewer, {
        sessionTypeId,
        provider: chosen,
        externalTypeId: externalTypeId?.id,
      })
      return deps.db.sessionType.findUniqueOrThrow({ ...query, where: { id: sessionTypeId } })
    },
  }),
)

builder.mutationField('schedulingSetForAll', (t) =>
  t.withAuth({ signedIn: true }).prismaFieldWithInput({
    type: Mentor,
    description: 'The same for all of the viewer’s session types that can be kept there; the others stay.',
    typeOptions: { description: 'Who keeps them.' },
    input: { provider: t.input.field({ type: SchedulingProvider, description: 'Who keeps them.' }) },
    errors: { types: [...setSchedulingOfAllErrors] },
    resolve: async (query, _root, { input }, { deps, viewer }) => {
      await setSchedulingOfAll(deps, viewer, input.provider)
      return deps.db.mentor.findUniqueOrThrow({ ...query, where: { id: viewer.mentorId ?? '' } })
    },
  }),
)
