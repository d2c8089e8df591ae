import { graphql } from '#app/api/gql.ts'

export const DifferencesPage = graphql(`
  query DifferencesPage($open: Boolean!, $after: String) {
    cases(open: $open, first: 20, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          kind
          subject
          detail
          openedAt
          closedAt
          closeReason
          here {
            amount
            currency
          }
          there {
            amount
            currency
          }
          closedBy {
            name
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

export const CloseCase = graphql(`
  mutation CloseCase($input: CaseCloseInput!) {
    caseClose(input: $input) {
      __typename
      ... on UserFacingError {
        message
      }
    }
  }
`)
