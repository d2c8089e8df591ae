import { graphql } from '#app/api/gql.ts'
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
        price {
          amount
          currency
        }
        noShowFee {
          state
        }
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

/** Apart from the page's own document: only what another company keeps is ever between two times. */
export const MovePart = graphql(`
  query MovePart($id: ID!) {
    booking(id: $id) {
      id
      viewerRole
      pendingMove {
        startsAt
        endsAt
        waitsUntil
      }
    }
  }
`)

/** Apart from the page's own document: it is asked of what waits for the mentor, or was only reserved. */
export const RequestPart = graphql(`
  query RequestPart($id: ID!) {
    booking(id: $id) {
      id
      state
      viewerRole
      menteeName
      approvable
      declinable
      declineReason
      unanswered
      savesCard
      payBy
      checkoutUrl
      price {
        amount
        currency
      }
      payment {
        state
      }
      sessionType {
        pendingHoldsSlot
      }
    }
  }
`)

/** Apart from the page's own document, and only what concerns few: banks that contest the payment. */
export const DisputePart = graphql(`
  query DisputePart($id: ID!) {
    booking(id: $id) {
      id
      viewerRole
      disputed
      refundable {
        amount
        currency
      }
      disputes {
        id
        state
        clawedBack {
          amount
          currency
        }
        purchase {
          id
        }
      }
    }
  }
`)

/** Apart from the page's own document: it is asked of what was paid. */
export const MoneyPart = graphql(`
  query MoneyPart($id: ID!) {
    booking(id: $id) {
      moneySteps {
        kind
        at
        amount {
          amount
          currency
        }
      }
    }
  }
`)

export const PackagePart = graphql(`
  query PackagePart($id: ID!) {
    booking(id: $id) {
      viewerRole
      creditCameBack
      packagePurchase {
        id
        left
        sessions
      }
    }
  }
`)

/** Apart from the page's own document: what only few have agreed. */
export const FeePart = graphql(`
  query FeePart($id: ID!) {
    booking(id: $id) {
      id
      state
      viewerRole
      savesCard
      noShowFee {
        amount {
          amount
          currency
        }
        state
        chargeAt
        payBy
        checkoutUrl
      }
      keptCard {
        neededUntil
        forgettable
      }
    }
  }
`)
