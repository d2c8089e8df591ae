import { acceptInvitation, hostingErrors, leaveHosts } from '#graphql/usecases/session-type/hosting.ts'
import { builder } from '../builder.ts'
import { Mentor } from '../mentor/mentor.ts'
import { SessionType } from './session-type.ts'

const which = 'Another mentor’s type that the viewer is asked to give, or gives.'

builder.mutationField('hostInvitationAccept', (t) =>
  t.withAuth({ signedIn: true }).prismaFieldWithInput({
    type: SessionType,
    description: 'Agrees to give another mentor’s session type: the viewer’s open times are offered for it.',
    typeOptions: { description: 'Which session type.' },
    input: { sessionTypeId: t.input.globalID({ for: SessionType, description: which }) },
    errors: { types: [...hostingErrors] },
    resolve: async (query, _root, { input: { sessionTypeId } }, { deps, viewer }) => {
      await acceptInvitation(deps, viewer, sessionTypeId.id)
      return deps.db.sessionType.findUniqueOrThrow({ ...query, where: { id: sessionTypeId.id } })
    },
  }),
)

builder.mutationField('sessionTypeHostLeave', (t) =>
  t.withAuth({ signedIn: true }).prismaFieldWithInput({
    type: Mentor,
    description:
      'Gives another mentor’s session type no more, or declines to. What is booked with the viewer stays booked.',
    typeOptions: { description: 'Which session type.' },
    input: { sessionTypeId: t.input.globalID({ for: SessionType, description: which }) },
    errors: { types: [...hostingErrors] },
    resolve: async (query, _root, { input: { sessionTypeId } }, { deps, viewer }) => {
      const id = await leaveHosts(deps, viewer, sessionTypeId.id)
      return deps.db.mentor.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),
)
