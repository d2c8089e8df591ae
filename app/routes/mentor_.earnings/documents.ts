import { graphql } from '#app/api/gql.ts'

export const EarningsPage = graphql(`
  query EarningsPage($after: String) {
    viewer {
      timeZone
      mentor {
        payoutAccount {
          detailsSubmitted
          transfers
          payoutsEnabled
          requirementsDue
        }
      }
    }
    earnings {
      held {
        amount
        currency
      }
      due {
        amount
        currency
      }
      blocked {
        amount
        currency
      }
      paid {
        amount
        currency
      }
    }
    payouts(first: 30, after: $after) {
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
          platformFee {
            amount
            currency
          }
          blocks {
            reason
          }
          booking {
            id
            title
            menteeName
            startsAt
            price {
              amount
              currency
            }
          }
        }
      }
    }
  }
`)

export const OpenAccount = graphql(`
  mutation OpenAccount {
    payoutAccountLink {
      __typename
      ... on UserFacingError {
        message
      }
      ... on PayoutAccountLink {
        url
      }
    }
  }
`)

export const RefreshAccount = graphql(`
  mutation RefreshAccount {
    payoutAccountRefresh {
      __typename
    }
  }
`)
