import { initGraphQLTada } from 'gql.tada'
import type { introspection } from './graphql-env.d.ts'

/** Typed documents: fields and variables are checked against the printed schema. */
export const graphql = initGraphQLTada<{
  introspection: introspection
  scalars: {
    CurrencyCode: string
    Date: string
    DateTime: string
    Decimal: string
    TimeZone: string
    URL: string
    Upload: File
    UUID: string
  }
}>()
