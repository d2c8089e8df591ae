import { type MentorGap as Gap, mentorGaps } from '#graphql/domain/mentor/gaps.ts'
import { ownsMentor } from '#graphql/usecases/mentor/access.ts'
import { missingOf, readiness } from '#graphql/usecases/mentor/missing.ts'
import { isAdmin } from '#graphql/usecases/viewer.ts'
import { Person } from '../account/person.ts'
import { Viewer } from '../account/viewer.ts'
import { builder } from '../builder.ts'
import { pageCost } from '../page.ts'
import { Mentor, MentorState } from './mentor.ts'

const MentorGapKind = builder.enumType('MentorGapKind', {
  description: 'What can be missing before the first booking. Values may be added.',
  values: mentorGaps,
})

const MentorGap = builder.objectRef<Gap>('MentorGap').implement({
  description: 'Something that is still missing before a mentor can be booked.',
  fields: (t) => ({
    kind: t.expose('kind', { type: MentorGapKind, description: 'What it is.' }),
    message: t.exposeString('message', { description: 'What to do about it, in plain words.' }),
  }),
})

builder.prismaObjectFields(Mentor, (t) => ({
  missing: t.field({
    type: [MentorGap],
    description: 'What is missing before the first booking. For the mentor and the admins, else empty.',
    select: readiness,
    resolve: (mentor, _args, { viewer }) => missingOf(viewer, mentor),
  }),
  appliedAt: t.field({
    type: 'DateTime',
    nullable: true,
    description: 'When the profile was handed in. For the mentor and the admins.',
    select: { appliedAt: true, personId: true },
    resolve: (mentor, _args, { viewer }) =>
      ownsMentor(viewer, mentor) || isAdmin(viewer) ? mentor.appliedAt : null,
  }),
  person: t.field({
    type: Person,
    nullable: true,
    description: 'Whose profile it is. For themselves and the admins.',
    select: (_args, _context, nested) => ({ personId: true, person: nested() }),
    resolve: (mentor, _args, { viewer }) =>
      ownsMentor(viewer, mentor) || isAdmin(viewer) ? mentor.person : null,
  }),
}))

builder.objectField(Viewer, 'mentor', (t) =>
  t.prismaField({
    type: Mentor,
    nullable: true,
    description: 'The viewer’s own profile as a mentor; null while there is none.',
    resolve: (query, { personId }, _args, { deps }) =>
      deps.db.mentor.findUnique({ ...query, where: { personId } }),
  }),
)

builder.queryField('mentorApplications', (t) =>
  t.prismaConnection(
    {
      type: Mentor,
      cursor: 'id',
      authScopes: { admin: true },
      complexity: pageCost,
      description: 'Profiles that wait for an admin, oldest first; or those in other states.',
      args: {
        states: t.arg({
          type: [MentorState],
          required: false,
          description: 'In these states instead of APPLIED.',
        }),
      },
      totalCount: (_root, { states }, { deps }) =>
        deps.db.mentor.count({ where: { state: { in: [...(states ?? ['APPLIED' as const])] } } }),
      resolve: (query, _root, { states }, { deps }) =>
        deps.db.mentor.findMany({
          ...query,
          where: { state: { in: [...(states ?? ['APPLIED' as const])] } },
          orderBy: [{ appliedAt: 'asc' }, { id: 'asc' }],
        }),
    },
    { name: 'MentorApplicationConnection', description: 'A page of profiles for the admins.' },
    { name: 'MentorApplicationEdge', description: 'A profile in that list.' },
  ),
)
