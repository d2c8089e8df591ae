import { visibleAuditEntries } from '#graphql/usecases/operations/audit.ts'
import { isAdmin } from '#graphql/usecases/viewer.ts'
import { Person } from '../account/person.ts'
import { builder } from '../builder.ts'
import { pageCost } from '../page.ts'

const subjects = new Set(['Mentor', 'ApiKey', 'Booking', 'Promotion', 'Case', 'Program', 'Payout'])

const AuditEntry = builder.prismaNode('AuditEntry', {
  description: 'What an admin did, to what and why. Written once. For admins.',
  id: { field: 'id', description: 'The id of this entry.' },
  nullable: true,
  findUnique: (id, { viewer }) => ({ id, AND: [visibleAuditEntries(viewer)] }),
  runScopesOnType: true,
  authScopes: (_entry, { viewer }) => isAdmin(viewer),
  fields: (t) => ({
    action: t.exposeString('action', { description: 'What was done: mentor.approved, stuck.refund, …' }),
    subjectType: t.exposeString('subjectType', { description: 'To what kind of thing.' }),
    subjectId: t.exposeString('subjectId', { description: 'To which one: its id without the type.' }),
    subject: t.node({
      description: 'That thing, where it is an object of the API and still there.',
      id: ({ subjectType, subjectId }) =>
        subjects.has(subjectType) ? { type: subjectType, id: subjectId } : null,
    }),
    reason: t.exposeString('reason', { description: 'Why, in the admin’s words.' }),
    at: t.expose('at', { type: 'DateTime', description: 'When.' }),
    actor: t.relation('actor', { type: Person, description: 'Who did it.' }),
  }),
})

builder.queryField('auditEntries', (t) =>
  t.prismaConnection(
    {
      type: AuditEntry,
      cursor: 'id',
      authScopes: { admin: true },
      complexity: pageCost,
      description: 'What admins did, newest first. For admins.',
      resolve: (query, _root, _args, { deps, viewer }) =>
        deps.db.auditEntry.findMany({
          ...query,
          where: visibleAuditEntries(viewer),
          orderBy: [{ at: 'desc' }, { id: 'desc' }],
        }),
    },
    { name: 'AuditEntryConnection', description: 'A page of what admins did.' },
    { name: 'AuditEntryEdge', description: 'An entry in that list.' },
  ),
)
