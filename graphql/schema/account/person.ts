import { seesPerson, visiblePersons } from '#graphql/usecases/account/access.ts'
import { builder } from '../builder.ts'

export const Person = builder.prismaNode('Person', {
  description: 'Somebody with an account. Seen by themselves and the admins.',
  id: { field: 'id', description: 'The id of this person.' },
  nullable: true,
  findUnique: (id, { viewer }) => ({ id, AND: [visiblePersons(viewer)] }),
  runScopesOnType: true,
  select: { id: true },
  authScopes: (person, { viewer }) => seesPerson(viewer, person),
  fields: (t) => ({
    name: t.exposeString('name', { description: 'As they want to be called.' }),
    email: t.exposeString('email', { description: 'Where they sign in and get their mails.' }),
    timeZone: t.expose('timeZone', { type: 'TimeZone', description: 'Where they live by the clock.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'Since when.' }),
  }),
})
