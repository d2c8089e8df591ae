import { ownsMentor, seesMentor, visibleMentors } from '#graphql/usecases/mentor/access.ts'
import { isAdmin } from '#graphql/usecases/viewer.ts'
import { builder } from '../builder.ts'

export const MentorState = builder.enumType('MentorState', {
  description: 'How far a profile is on its way to the public.',
  values: {
    APPLIED: { description: 'Waits for an admin.' },
    APPROVED: { description: 'Public.' },
    DECLINED: { description: 'Not approved; the reason is told.' },
  } as const,
})

export const Mentor = builder.prismaNode('Mentor', {
  description: 'Somebody who offers sessions.',
  id: { field: 'id', description: 'The id of this mentor.' },
  nullable: true,
  findUnique: (id, { viewer }) => ({ id, AND: [visibleMentors(viewer)] }),
  runScopesOnType: true,
  // Read with every mentor, so that the guard below needs no query of its own.
  select: { state: true, personId: true },
  authScopes: (mentor, { viewer }) => seesMentor(viewer, mentor),
  fields: (t) => ({
    state: t.expose('state', { type: MentorState, description: 'Whether the profile is public.' }),
    handle: t.exposeString('handle', { description: 'The name in the address of the public page.' }),
    name: t.exposeString('name', { description: 'As the mentor wants to be called.' }),
    headline: t.exposeString('headline', { description: 'Who this is, in one line.' }),
    about: t.exposeString('about', { description: 'Who this is, in a few paragraphs of plain text.' }),
    topics: t.exposeStringList('topics', { description: 'What the mentor knows about.' }),
    languages: t.exposeStringList('languages', { description: 'Languages of the sessions, as BCP 47 tags.' }),
    timeZone: t.expose('timeZone', { type: 'TimeZone', description: 'Where the mentor lives by the clock.' }),
    avatarSvg: t.exposeString('avatarSvg', { description: 'The drawn portrait, as SVG.' }),
    declineReason: t.string({
      nullable: true,
      description: 'Why the profile was not approved. For the mentor and the admins.',
      select: { declineReason: true, personId: true },
      resolve: (mentor, _args, { viewer }) =>
        ownsMentor(viewer, mentor) || isAdmin(viewer) ? mentor.declineReason : null,
    }),
  }),
})

builder.queryFields((t) => ({
  mentor: t.prismaField({
    type: Mentor,
    nullable: true,
    authScopes: { reading: true },
    description: 'The mentor with this handle; null when there is none, or none yet.',
    args: { handle: t.arg.string({ required: true, description: 'As in the address of the public page.' }) },
    resolve: (query, _root, { handle }, { deps, viewer }) =>
      deps.db.mentor.findFirst({ ...query, where: { handle, AND: [visibleMentors(viewer)] } }),
  }),
  topics: t.stringList({
    authScopes: { reading: true },
    complexity: 5,
    description: 'Every topic that a public mentor knows about, the most frequent first.',
    resolve: async (_root, _args, { deps }) => {
      const rows = await deps.db.$queryRaw<{ topic: string }[]>`
        select topic from mentor, unnest(topics) as topic where state = 'APPROVED'
        group by topic order by count(*) desc, topic limit 100`
      return rows.map(({ topic }) => topic)
    },
  }),
  languages: t.stringList({
    authScopes: { reading: true },
    complexity: 5,
    description: 'Every language that a public mentor speaks, as BCP 47 tags, the most frequent first.',
    resolve: async (_root, _args, { deps }) => {
      const rows = await deps.db.$queryRaw<{ language: string }[]>`
        select language from mentor, unnest(languages) as language where state = 'APPROVED'
        group by language order by count(*) desc, language limit 100`
      return rows.map(({ language }) => language)
    },
  }),
}))
