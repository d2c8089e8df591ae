import { visibleKeys } from '#graphql/usecases/partner/access.ts'
import { createApiKey, createKeyErrors, type KeyCreated } from '#graphql/usecases/partner/create-key.ts'
import { revokeApiKey, revokeKeyErrors } from '#graphql/usecases/partner/revoke-key.ts'
import { isAdmin } from '#graphql/usecases/viewer.ts'
import { builder } from '../builder.ts'
import { pageCost } from '../page.ts'
import { Program } from './program.ts'

const ApiScope = builder.enumType('ApiScope', {
  description: 'What a key can do. Values may be added.',
  values: {
    READ: { description: 'Ask: mentors, times, and the bookings of its programme.' },
    BOOK: { description: 'Book and cancel for its programme.' },
  } as const,
})

const ApiKey = builder.prismaNode('ApiKey', {
  description: 'A partner’s key to this API, without its secret. For admins.',
  id: { field: 'id', description: 'The id of this key.' },
  nullable: true,
  findUnique: (id, { viewer }) => ({ id, AND: [visibleKeys(viewer)] }),
  runScopesOnType: true,
  authScopes: (_key, { viewer }) => isAdmin(viewer),
  fields: (t) => ({
    name: t.exposeString('name', { description: 'What it is for.' }),
    scopes: t.expose('scopes', { type: [ApiScope], description: 'What it can do.' }),
    program: t.relation('program', { type: Program, description: 'Whose it is.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'Since when there is one.' }),
    expiresAt: t.expose('expiresAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it ends by itself; null: never.',
    }),
    revokedAt: t.expose('revokedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When an admin ended it; null: it was not.',
    }),
  }),
})

const ApiKeyCreated = builder.objectRef<KeyCreated>('ApiKeyCreated').implement({
  description: 'A new key, with its secret.',
  fields: (t) => ({
    apiKey: t.prismaField({
      type: ApiKey,
      description: 'The key.',
      resolve: (query, { apiKeyId }, _args, { deps }) =>
        deps.db.apiKey.findUniqueOrThrow({ ...query, where: { id: apiKeyId } }),
    }),
    secret: t.exposeString('secret', {
      description: 'Shown this once: Authorization: Bearer <secret>.',
    }),
  }),
})

builder.queryField('apiKeys', (t) =>
  t.prismaConnection(
    {
      type: ApiKey,
      cursor: 'id',
      authScopes: { admin: true },
      complexity: pageCost,
      description: 'Every key, newest first. For admins.',
      resolve: (query, _root, _args, { deps, viewer }) =>
        deps.db.apiKey.findMany({
          ...query,
          where: visibleKeys(viewer),
          orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
        }),
    },
    { name: 'ApiKeyConnection', description: 'A page of keys.' },
    { name: 'ApiKeyEdge', description: 'A key in that list.' },
  ),
)

builder.mutationField('apiKeyCreate', (t) =>
  t.withAuth({ admin: true }).fieldWithInput({
    type: ApiKeyCreated,
    description: 'Makes a key for a partner programme. For admins.',
    typeOptions: { description: 'For whom, and for what.' },
    input: {
      name: t.input.string({ description: 'What it is for; at most 80 characters.' }),
      scopes: t.input.field({ type: [ApiScope], description: 'What it can do.' }),
      expiresAt: t.input.field({ type: 'DateTime', required: false, description: 'When it ends by itself.' }),
      programId: t.input.globalID({ for: Program, required: false, description: 'For which programme.' }),
      programName: t.input.string({
        required: false,
        description:
          'Or the programme’s name; it is made when it is new. Neither: it is called like the key.',
      }),
    },
    errors: { types: [...createKeyErrors] },
    resolve: (_root, { input: { programId, ...input } }, { deps, viewer }) =>
      createApiKey(deps, viewer, { ...input, programId: programId?.id ?? null }),
  }),
)

builder.mutationField('apiKeyRevoke', (t) =>
  t.withAuth({ admin: true }).prismaFieldWithInput({
    type: ApiKey,
    description: 'Ends a key at once; open sockets are closed. Repeating it changes nothing. For admins.',
    typeOptions: { description: 'Which key.' },
    input: { apiKeyId: t.input.globalID({ for: ApiKey, description: 'Which key.' }) },
    errors: { types: [...revokeKeyErrors] },
    resolve: async (query, _root, { input: { apiKeyId } }, { deps, viewer }) => {
      await revokeApiKey(deps, viewer, apiKeyId.id)
      return deps.db.apiKey.findUniqueOrThrow({ ...query, where: { id: apiKeyId.id } })
    },
  }),
)
