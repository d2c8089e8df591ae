import { graphql } from '#app/api/gql.ts'
import { Refusal } from '#app/api/refusal.ts'

export const HandPage = graphql(`
  query HandPage($open: Boolean!, $after: String) {
    handTasks(open: $open, first: 20, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          kind
          state
          reference
          title
          email
          arrivedAs
          dueAt
          createdAt
          settledAt
          bankReference
          reason
          completable
          refusable
          amount {
            amount
            currency
          }
          payee {
            holder
            number
          }
          booking {
            id
            title
            menteeName
          }
        }
      }
    }
  }
`)

export const SettleHandTask = graphql(
  `
  mutation SettleHandTask($input: HandTaskSettleInput!) {
    handTaskSettle(input: $input) {
      __typename
      ...Refusal
      ... on InputInvalid {
        issues {
          message
        }
      }
    }
  }
`,
  [Refusal],
)
