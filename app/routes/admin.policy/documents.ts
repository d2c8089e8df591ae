import { graphql } from '#app/api/gql.ts'

export const PolicyPage = graphql(`
  query PolicyPage {
    platformPolicy {
      closedWeekdays
      closedDates {
        date
        name
      }
    }
  }
`)

export const SavePolicy = graphql(`
  mutation SavePolicy($input: PlatformPolicySaveInput!) {
    platformPolicySave(input: $input) {
      __typename
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
