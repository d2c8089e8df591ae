import { graphql } from '#app/api/gql.ts'
import { FormRefusal, Refusal } from '#app/api/refusal.ts'

export const StuckPage = graphql(`
  query StuckPage($after: String) {
    stuckBookings(first: 20, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          name
          kind
          reason
          since
          actions
          refund {
            amount {
              amount
              currency
            }
          }
          booking {
            id
            title
            menteeName
            startsAt
            mentor {
              name
            }
          }
        }
      }
    }
  }
`)

export const RetryStuck = graphql(
  `
  mutation RetryStuck($input: StuckRetryInput!) {
    done: stuckRetry(input: $input) {
      __typename
      ...Refusal
    }
  }
`,
  [Refusal],
)

export const RefundStuck = graphql(
  `
  mutation RefundStuck($input: StuckRefundInput!) {
    done: stuckRefund(input: $input) {
      __typename
      ...Refusal
    }
  }
`,
  [Refusal],
)

export const ConfirmStuck = graphql(
  `
  mutation ConfirmStuck($input: StuckConfirmInput!) {
    done: stuckConfirm(input: $input) {
      __typename
      ...Refusal
    }
  }
`,
  [Refusal],
)

export const CancelStuck = graphql(
  `
  mutation CancelStuck($input: StuckCancelInput!) {
    done: stuckCancel(input: $input) {
      __typename
      ...Refusal
    }
  }
`,
  [Refusal],
)

export const SettleStuck = graphql(
  `
  mutation SettleStuck($input: StuckSettleInput!) {
    done: stuckSettle(input: $input) {
      __typename
      ...FormRefusal
    }
  }
`,
  [FormRefusal],
)
