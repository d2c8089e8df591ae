import { graphql } from '#app/api/gql.ts'
import { Refusal } from '#app/api/refusal.ts'

export const KeysPage = graphql(`
  query KeysPage {
    apiKeys(first: 50) {
      edges {
        node {
          id
          name
          scopes
          createdAt
          expiresAt
          revokedAt
          program {
            name
          }
        }
      }
    }
  }
`)

export const CreateKey = graphql(`
  mutation CreateKey($input: ApiKeyCreateInput!) {
    apiKeyCreate(input: $input) {
      __typename
      ... on ApiKeyCreated {
        secret
      }
      ... on InputInvalid {
        message
        issues {
          path
          message
        }
      }
    }
  }
`)

export const RevokeKey = graphql(
  `
  mutation RevokeKey($input: ApiKeyRevokeInput!) {
    apiKeyRevoke(input: $input) {
      __typename
      ...Refusal
    }
  }
`,
  [Refusal],
)
