import { ownsMentor } from '#graphql/usecases/mentor/access.ts'
import { compared, unsentOf } from '#graphql/usecases/scheduling/type-offer.ts'
import { isAdmin, type Viewer } from '#graphql/usecases/viewer.ts'
import { builder } from '../builder.ts'
import { Mentor } from '../mentor/mentor.ts'
import { pageCost } from '../page.ts'
import { SessionType } from '../session-type/session-type.ts'
import { SchedulingAccountState, SchedulingProvider } from './provider.ts'

const mentorOf = (viewer: Viewer) => (viewer.kind === 'person' ? viewer.mentorId : null)

/** The accounts that the viewer may see: their own, and all for admins. */
const theirs = (viewer: Viewer) =>
  isAdmin(viewer) ? {} : { mentor: { personId: viewer.kind === 'person' ? viewer.personId : nobodysId } }

const nobodysId = '00000000-0000-0000-0000-000000000000'

export const ExternalSessionType = builder.prismaNode('ExternalType', {
  name: 'ExternalSessionType',
  description:
    'What a mentor offers in a calendar kept elsewhere, as it was when it was last read. For the mentor and the admins.',
  id: { field: 'id', description: 'The id of this type.' },
  nullable: true,
  findUnique: (id, { viewer }) => ({ id, account: theirs(viewer) }),
  runScopesOnType: true,
  select: { account: { select: { mentorId: true } } },
  authScopes: ({ account }, { viewer }) => isAdmin(viewer) || mentorOf(viewer) === account.mentorId,
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Its name there.' }),
    durationMinutes: t.exposeInt('durationMinutes', { description: 'Its usual length.' }),
    active: t.exposeBoolean('active', { description: 'Whether it can be booked there now.' }),
    gone: t.exposeBoolean('gone', { description: 'Whether it is not there any more.' }),
    requiresApproval: t.exposeBoolean('requiresApproval', {
      description: 'Whether the mentor says yes there to each; such a type cannot be connected.',
    }),
    pageUrl: t.expose('pageUrl', { type: 'URL', nullable: true, description: 'Its own page there.' }),
    sessionType: t.relation('sessionType', {
      type: SessionType,
      nullable: true,
      description: 'The session type here that is connected with it; null: none.',
    }),
    unsent: t.boolean({
      description: 'Whether something that changed here has still to be sent there.',
      select: { ...compared, account: { select: { provider: true } } },
      resolve: (type, _args, { deps }) =>
        Boolean(deps.scheduling[type.account.provider]?.can.saveTypes) && unsentOf(type) !== null,
    }),
    failure: t.exposeString('failure', {
      nullable: true,
      description: 'Why the company did not take what changed here, in its own words; null: it did.',
    }),
  }),
})

const SchedulingAccount = builder.prismaNode('SchedulingAccount', {
  description: 'A mentor’s account at a company that keeps calendars. For the mentor and the admins.',
  id: { field: 'id', description: 'The id of this account.' },
  nullable: true,
  findUnique: (id, { viewer }) => ({ id, ...theirs(viewer) }),
  runScopesOnType: true,
  select: { mentorId: true },
  authScopes: ({ mentorId }, { viewer }) => isAdmin(viewer) || mentorOf(viewer) === mentorId,
  fields: (t) => ({
    provider: t.expose('provider', { type: SchedulingProvider, description: 'Whose.' }),
    state: t.expose('state', { type: SchedulingAccountState, description: 'Whether it works.' }),
    mentor: t.relation('mentor', { type: Mentor, nullable: true, description: 'Whose calendar it is.' }),
    name: t.exposeString('name', { nullable: true, description: 'What the mentor is called there.' }),
    email: t.exposeString('email', { nullable: true, description: 'The mentor’s address there.' }),
    pageUrl: t.expose('pageUrl', { type: 'URL', nullable: true, description: 'The mentor’s page there.' }),
    failure: t.exposeString('failure', {
      nullable: true,
      description: 'Why it does not work, in the company’s words; null while it does.',
    }),
    unbookableSince: t.expose('unbookableSince', {
      type: 'DateTime',
      nullable: true,
      description:
        'Since when the company lets us read and not book, because of the mentor’s plan or permissions there; null: it does.',
    }),
    connectedAt: t.expose('connectedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was last connected.',
    }),
    typesReadAt: t.expose('typesAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the types there were last read.',
    }),
    changesReadAt: t.expose('changesAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was last asked what changed.',
    }),
    lastDeliveryAt: t.expose('deliveryAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the company last told of something by itself.',
    }),
    accessExpiresAt: t.expose('accessExpiresAt', {
      type: 'DateTime',
      nullable: true,
      description: 'Until when our token works, by the machine’s clock; it is replaced before. Null: always.',
    }),
    deliversChanges: t.exposeBoolean('subscriptionActive', {
      description: 'Whether the company tells us what happens; else it is asked every few minutes.',
    }),
    types: t.relation('types', {
      type: ExternalSessionType,
      description: 'What the mentor offers there, as it was last read.',
      query: { orderBy: [{ gone: 'asc' }, { name: 'asc' }, { id: 'asc' }] },
    }),
  }),
})

builder.prismaObjectField(Mentor, 'schedulingAccounts', (t) =>
  t.field({
    type: [SchedulingAccount],
    // One for each company at most.
    complexity: { field: 1, multiplier: 2 },
    description:
      'Accounts at companies that keep calendars. For the mentor and the admins; empty for others.',
    select: (_args, _context, nested) => ({
      personId: true,
      schedulingAccounts: nested({ orderBy: { provider: 'asc' } }),
    }),
    resolve: (mentor, _args, { viewer }) =>
      ownsMentor(viewer, mentor) || isAdmin(viewer) ? mentor.schedulingAccounts : [],
  }),
)

builder.prismaObjectField(SessionType, 'scheduling', (t) =>
  t.field({
    type: SchedulingProvider,
    nullable: true,
    description: 'Who keeps its calendar. For its mentor and the admins; null for others.',
    select: { scheduling: true, mentor: { select: { personId: true } } },
    resolve: ({ scheduling, mentor }, _args, { viewer }) =>
      ownsMentor(viewer, mentor) || isAdmin(viewer) ? scheduling : null,
  }),
)

builder.queryField('schedulingAccounts', (t) =>
  t.prismaConnection(
    {
      type: SchedulingAccount,
      cursor: 'id',
      authScopes: { admin: true },
      complexity: pageCost,
      description:
        'Mentors’ accounts at companies that keep calendars, those that do not work first. For admins.',
      resolve: (query, _root, _args, { deps }) =>
        deps.db.schedulingAccount.findMany({
          ...query,
          where: { state: { not: 'ENDED' } },
          orderBy: [{ failure: { sort: 'asc', nulls: 'last' } }, { provider: 'asc' }, { id: 'asc' }],
        }),
    },
    {
      name: 'SchedulingAccountConnection',
      description: 'A page of accounts at companies that keep calendars.',
    },
    { name: 'SchedulingAccountEdge', description: 'An account in that list.' },
  ),
)
