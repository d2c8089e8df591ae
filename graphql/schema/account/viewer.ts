import { rolesOf } from '#graphql/usecases/account/access.ts'
import type { PersonViewer } from '#graphql/usecases/viewer.ts'
import { builder } from '../builder.ts'
import { Person } from './person.ts'

const Role = builder.enumType('Role', {
  description: 'What an account can do. Values may be added.',
  values: {
    MENTEE: { description: 'Book sessions; everybody can.' },
    MENTOR: { description: 'Has a profile as a mentor, approved or not yet.' },
    ADMIN: { description: 'Looks after the platform.' },
  } as const,
})

export const Viewer = builder.objectRef<PersonViewer>('Viewer').implement({
  description: 'Who is signed in.',
  fields: (t) => ({
    person: t.prismaField({
      type: Person,
      description: 'The person.',
      resolve: (query, { personId }, _args, { deps }) =>
        deps.db.person.findUniqueOrThrow({ ...query, where: { id: personId } }),
    }),
    roles: t.field({ type: [Role], description: 'Every role of this account.', resolve: rolesOf }),
    timeZone: t.field({
      type: 'TimeZone',
      description: 'The zone in which pages and mails speak to the viewer.',
      resolve: async ({ personId }, _args, { deps }) => {
        const { timeZone } = await deps.db.person.findUniqueOrThrow({ where: { id: personId } })
        return timeZone
      },
    }),
  }),
})

builder.queryField('viewer', (t) =>
  t.field({
    type: Viewer,
    nullable: true,
    description: 'Who asks; null when nobody is signed in.',
    resolve: (_root, _args, { viewer }) => (viewer.kind === 'person' ? viewer : null),
  }),
)
