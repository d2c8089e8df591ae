import SchemaBuilder from '@pothos/core'
import ComplexityPlugin from '@pothos/plugin-complexity'
import ErrorsPlugin from '@pothos/plugin-errors'
import PrismaPlugin from '@pothos/plugin-prisma'
import RelayPlugin from '@pothos/plugin-relay'
import ScopeAuthPlugin from '@pothos/plugin-scope-auth'
import WithInputPlugin from '@pothos/plugin-with-input'
import { GraphQLError } from 'graphql'
import type { Money } from '#graphql/domain/money/money.ts'
import { nodeId, readNodeId } from '#graphql/usecases/node-id.ts'
import { isAdmin, type PersonViewer, type Viewer } from '#graphql/usecases/viewer.ts'
import type PrismaTypes from '#prisma/generated/pothos.ts'
import { getDatamodel } from '#prisma/generated/pothos.ts'
import type { Context } from './context.ts'

type SchemaTypes = {
  Context: Context
  PrismaTypes: PrismaTypes
  DefaultFieldNullability: false
  DefaultInputFieldRequiredness: true
  AuthScopes: { signedIn: boolean; admin: boolean; reading: boolean; booking: boolean }
  AuthContexts: {
    signedIn: Context & { viewer: PersonViewer }
    admin: Context & { viewer: PersonViewer }
  }
  Objects: { Money: Money }
  Scalars: {
    DateTime: { Input: Date; Output: Date }
    Date: { Input: string; Output: string }
    TimeZone: { Input: string; Output: string }
    CurrencyCode: { Input: string; Output: string }
    Decimal: { Input: string; Output: string }
    URL: { Input: string; Output: string }
    UUID: { Input: string; Output: string }
    ID: { Input: string; Output: string }
    Upload: { Input: File; Output: never }
  }
}

/** What one document may cost. */
export const limit = { complexity: 1_000, depth: 10, breadth: 80 }

const capitalised = (name: string) => name.charAt(0).toUpperCase() + name.slice(1)

/** A partner's key does only what its scopes say; everybody else is judged by what they ask for. */
const keyAllows = (viewer: Viewer, scope: 'READ' | 'BOOK') =>
  viewer.kind !== 'partner' || viewer.scopes.includes(scope)

export const builder = new SchemaBuilder<SchemaTypes>({
  plugins: [ErrorsPlugin, ScopeAuthPlugin, WithInputPlugin, ComplexityPlugin, RelayPlugin, PrismaPlugin],
  defaultFieldNullability: false,
  defaultInputFieldRequiredness: true,
  scopeAuth: {
    authScopes: ({ viewer }) => ({
      signedIn: viewer.kind === 'person',
      admin: isAdmin(viewer),
      reading: keyAllows(viewer, 'READ'),
      booking: keyAllows(viewer, 'BOOK'),
    }),
    authorizeOnSubscribe: true,
    unauthorizedError: (_parent, { viewer }) =>
      viewer.kind === 'nobody'
        ? new GraphQLError('Sign in first.', { extensions: { code: 'UNAUTHENTICATED' } })
        : new GraphQLError('This is not for you.', { extensions: { code: 'FORBIDDEN' } }),
  },
  withInput: { typeOptions: { name: ({ fieldName }) => `${capitalised(fieldName)}Input` } },
  errors: {
    directResult: true,
    defaultUnionOptions: { name: ({ fieldName }) => `${capitalised(fieldName)}Result` },
  },
  complexity: {
    defaultComplexity: 1,
    defaultListMultiplier: 10,
    limit,
    complexityError: (kind, { complexity, depth, breadth }) =>
      new GraphQLError(
        `The query asks for too much (${kind}): complexity ${complexity} of ${limit.complexity}, depth ${depth} of ${limit.depth}, breadth ${breadth} of ${limit.breadth}.`,
        { extensions: { code: 'QUERY_TOO_COMPLEX' } },
      ),
  },
  relay: {
    cursorType: 'String',
    encodeGlobalID: (typename, id) => nodeId(typename, String(id)),
    decodeGlobalID(text) {
      const id = readNodeId(text)
      if (!id) throw new GraphQLError('This is not an id.', { extensions: { code: 'ID_INVALID' } })
      return id
    },
  },
  prisma: {
    client: ({ deps }) => deps.db,
    dmmf: getDatamodel(),
    filterConnectionTotalCount: true,
    maxConnectionSize: 100,
    defaultConnectionSize: 20,
  },
})

builder.queryType({ description: 'Everything that can be asked.' })
builder.mutationType({
  description: 'Everything that can be done. Each answers with what it did, or with a refusal.',
})
builder.subscriptionType({ description: 'What happens, as it happens.' })
