import { graphql } from '#app/api/gql.ts'
import { Refusal } from '#app/api/refusal.ts'
import { ComplaintFields } from './complaint-notice.tsx'
import { SituationFields } from './situation-fields.ts'

export const BookingPage = graphql(
  `
    query BookingPage($id: ID!) {
      now
      viewer {
        timeZone
      }
      booking(id: $id) {
        id
        cursor
        state
        title
        startsAt
        endsAt
        menteeTimeZone
        cancellable
        reschedulable
        freeToCancelUntil
        place
        placeKind
        price {
          amount
          currency
        }
        priceLines {
          kind
          label
          amount {
            amount
            currency
          }
        }
        refundTiers {
          hoursBefore
          percent
        }
        calendarLinks {
          google
          outlook
        }
        answers {
          label
          value
          file {
            url
            size
          }
        }
        sessionType {
          slug
          durationChoices
        }
        mentor {
          handle
          name
          timeZone
        }
        ...SituationFields
      }
    }
  `,
  [SituationFields],
)

/** Apart from the page's own document: it is asked from the start of the session on. */
export const AfterSessionPart = graphql(
  `
    query AfterSessionPart($id: ID!) {
      booking(id: $id) {
        id
        state
        viewerRole
        menteeName
        noShowOf
        complainable
        complainableUntil
        noShowReportable
        noShowCorrectable
        payout {
          state
          releaseAt
          paidAt
          amount {
            amount
            currency
          }
        }
        complaint {
          ...ComplaintFields
        }
      }
    }
  `,
  [ComplaintFields],
)

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
