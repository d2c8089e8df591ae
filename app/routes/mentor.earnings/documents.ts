import { graphql } from '#app/api/gql.ts'
import { Refusal } from '#app/api/refusal.ts'
import { PayoutRowFields } from './payout-row.tsx'

export const EarningsPage = graphql(
  `
    query EarningsPage($after: String) {
      paysByInvoice
      now
      viewer {
        mentor {
          platformFee {
            basisPoints
            source
          }
          payoutAccount {
            detailsSubmitted
            transfers
            disabledReason
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
        sending {
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
        debt {
          amount
          currency
        }
      }
      payouts(first: 15, after: $after) {
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          node {
            id
            ...PayoutRowFields
          }
        }
      }
    }
  `,
  [PayoutRowFields],
)

export const RefreshAccount = graphql(
  `
  mutation RefreshAccount {
    payoutAccountRefresh {
      __typename
      ...Refusal
    }
  }
`,
  [Refusal],
)

export const LinkAccount = graphql(
  `
  mutation LinkAccount {
    payoutAccountLink {
      __typename
      ... on PayoutAccountLink {
        url
      }
      ...Refusal
    }
  }
`,
  [Refusal],
)

export const LinkDashboard = graphql(
  `
  mutation LinkDashboard {
    payoutAccountDashboardLink {
      __typename
      ... on PayoutAccountLink {
        url
      }
      ...Refusal
    }
  }
`,
  [Refusal],
)
