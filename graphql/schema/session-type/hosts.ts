import { HostInvitationNotFound } from '#graphql/domain/session-type/errors.ts'
import { ownsMentor } from '#graphql/usecases/mentor/access.ts'
import { ownsType, visibleHosts } from '#graphql/usecases/session-type/access.ts'
import { saveHosts, saveHostsErrors } from '#graphql/usecases/session-type/save-hosts.ts'
import { isAdmin, type Viewer } from '#graphql/usecases/viewer.ts'
import { builder } from '../builder.ts'
import { UserFacingError } from '../errors.ts'
import { Mentor } from '../mentor/mentor.ts'
import './hosting.ts'
import { SessionType } from './session-type.ts'

builder.objectType(HostInvitationNotFound, {
  name: 'HostInvitationNotFound',
  description: 'The viewer is not asked to give this session type.',
  interfaces: [UserFacingError],
})

/** How hosts are chosen is the business of those who arrange it. */
const arranged = { priority: true, weight: true, group: true, sessionType: { select: { mentorId: true } } }
const arranges = (viewer: Viewer, host: { sessionType: { mentorId: string } }) =>
  ownsType(viewer, host.sessionType)

export const SessionTypeHost = builder.prismaObject('SessionTypeHost', {
  description: 'A mentor who gives a session type, or is asked to.',
  fields: (t) => ({
    mentor: t.relation('mentor', { type: Mentor, description: 'Who.' }),
    sessionType: t.relation('sessionType', { type: SessionType, description: 'What.' }),
    rotating: t.exposeBoolean('rotating', {
      description: 'Takes turns with others, of whom each session has one; false: is always there.',
    }),
    accepted: t.boolean({
      description: 'Whether the mentor agreed. Nobody’s time is offered before that.',
      select: { acceptedAt: true },
      resolve: ({ acceptedAt }) => acceptedAt !== null,
    }),
    group: t.string({
      nullable: true,
      description: 'With whom turns are taken: each group sends one. For the type’s owner and admins.',
      select: arranged,
      resolve: (host, _args, { viewer }) => (arranges(viewer, host) ? host.group : null),
    }),
    priority: t.int({
      nullable: true,
      description: 'Of those who are free, the highest comes. For the type’s owner and admins.',
      select: arranged,
      resolve: (host, _args, { viewer }) => (arranges(viewer, host) ? host.priority : null),
    }),
    weight: t.int({
      nullable: true,
      description: 'The share of the bookings, relative to the others’. For the type’s owner and admins.',
      select: arranged,
      resolve: (host, _args, { viewer }) => (arranges(viewer, host) ? host.weight : null),
    }),
  }),
})

builder.prismaObjectField(SessionType, 'hosts', (t) =>
  t.relation('hosts', {
    type: SessionTypeHost,
    // Most have none, and those of a page are read at once.
    complexity: { field: 1, multiplier: 1 },
    description: 'Who gives it, its mentor first; empty: its mentor alone.',
    query: (_args, { viewer }) => ({ where: visibleHosts(viewer), orderBy: { position: 'asc' } }),
  }),
)

builder.prismaObjectField(Mentor, 'hostInvitations', (t) =>
  t.field({
    type: [SessionTypeHost],
    nullable: true,
    complexity: { field: 1, multiplier: 3 },
    description:
      'Session types of others that the mentor is asked to give, or gives. For the mentor and the admins; null for others.',
    select: (_args, _context, nested) => ({
      id: true,
      personId: true,
      // The owner's own row is the first.
      hosting: nested({ where: { position: { gt: 0 } }, orderBy: { invitedAt: 'asc' } }),
    }),
    resolve: ({ hosting, ...mentor }, _args, { viewer }) =>
      ownsMentor(viewer, mentor) || isAdmin(viewer) ? hosting : null,
  }),
)

const HostInput = builder.inputType('SessionTypeHostInput', {
  description: 'How a mentor takes part in giving a session type.',
  fields: (t) => ({
    handle: t.string({ description: 'The mentor’s handle; the viewer’s own is among them.' }),
    rotating: t.boolean({ defaultValue: false, description: 'Takes turns; false: must be there.' }),
    group: t.string({
      required: false,
      description: 'The name of those who take turns with each other; left out: all without one.',
    }),
    priority: t.int({ defaultValue: 0, description: '0 to 100: of those who are free, the highest comes.' }),
    weight: t.int({ defaultValue: 1, description: '0 to 100: the share of the bookings.' }),
  }),
})

builder.mutationField('sessionTypeHostsSave', (t) =>
  t.withAuth({ signedIn: true }).prismaFieldWithInput({
    type: SessionType,
    description:
      'Says who gives a session type. Mentors who are new are asked, and offered once they accept; what is booked stays.',
    typeOptions: { description: 'Which session type, and everybody who gives it.' },
    input: {
      sessionTypeId: t.input.globalID({ for: SessionType, description: 'Which one; the viewer’s own.' }),
      hosts: t.input.field({
        type: [HostInput],
        description: 'All of them, at most 20; empty: the viewer alone.',
      }),
    },
    errors: { types: [...saveHostsErrors] },
    resolve: async (query, _root, { input: { sessionTypeId, hosts } }, { deps, viewer }) => {
      const drafts = hosts.map((host) => ({ ...host, group: host.group ?? null }))
      await saveHosts(deps, viewer, sessionTypeId.id, drafts)
      return deps.db.sessionType.findUniqueOrThrow({ ...query, where: { id: sessionTypeId.id } })
    },
  }),
)
