import { graphql } from '#app/api/gql.ts'
import { Refusal } from '#app/api/refusal.ts'

export const ExtendHold = graphql(
  `
  mutation ExtendHold($bookingId: ID!) {
    bookingHoldExtend(input: { bookingId: $bookingId }) {
      __typename
      ...Refusal
    }
  }
`,
  [Refusal],
)

export const Withdraw = graphql(
  `
  mutation WithdrawComplaint($complaintId: ID!) {
    complaintWithdraw(input: { complaintId: $complaintId }) {
      __typename
      ...Refusal
    }
  }
`,
  [Refusal],
)

export const ForgetCard = graphql(
  `
  mutation ForgetCard($bookingId: ID!) {
    bookingForgetCard(input: { bookingId: $bookingId }) {
      __typename
      ...Refusal
    }
  }
`,
  [Refusal],
)

export const TookPlace = graphql(
  `
  mutation TookPlace($bookingId: ID!) {
    bookingCorrectNoShow(input: { bookingId: $bookingId }) {
      __typename
      ...Refusal
    }
  }
`,
  [Refusal],
)

export const Retry = graphql(
  `
  mutation Retry($input: BookingCheckoutRetryInput!) {
    bookingCheckoutRetry(input: $input) {
      __typename
      ... on BookingCheckout {
        checkoutUrl
      }
      ...Refusal
      ... on SlotTaken {
        nearest {
          startsAt
        }
      }
    }
  }
`,
  [Refusal],
)
