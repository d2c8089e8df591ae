import { graphql } from '#app/api/gql.ts'
import { FormRefusal } from '#app/api/refusal.ts'

export const PayoutsPage = graphql(`
  query PayoutsPage($states: [PayoutState!], $after: String) {
    payouts(states: $states, first: 20, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          state
          releaseAt
          paidAt
          amount {
            amount
            currency
          }
          blocks {
            reason
            since
          }
          stoppable
          stopped
          failed
          booking {
            id
            title
            menteeName
            mentor {
              name
            }
          }
        }
      }
    }
  }
`)

export const StopPayout = graphql(
  `
    mutation StopPayout($input: PayoutStopInput!) {
      done: payoutStop(input: $input) {
        __typename
        ...FormRefusal
      }
    }
  `,
  [FormRefusal],
)

export const LetPayoutGo = graphql(
  `
    mutation LetPayoutGo($input: PayoutLetGoInput!) {
      done: payoutLetGo(input: $input) {
        __typename
        ...FormRefusal
      }
    }
  `,
  [FormRefusal],
)
