import { graphql } from '#app/api/gql.ts'
import { FormRefusal } from '#app/api/refusal.ts'
import { UsableFields } from '#app/components/package/pay-with-package.tsx'
import { GiversFields } from '#app/components/session-type/givers.tsx'

export const BookPage = graphql(
  `
  query BookPage(
    $mentor: String!
    $slug: String!
    $from: DateTime!
    $to: DateTime!
    $until: DateTime!
    $minutes: Int
    $zone: TimeZone
  ) {
    viewer {
      timeZone
      person {
        name
        email
      }
    }
    paysByInvoice
    serviceFee {
      basisPoints
      fixed {
        amount
        currency
      }
    }
    sessionType(mentor: $mentor, slug: $slug) {
      id
      slug
      title
      ...GiversFields
      ...UsableFields
      durationMinutes
      durationChoices
      requiresApproval
      savesCard
      noShowFee {
        amount
        currency
      }
      price {
        amount
        currency
      }
      priceQuote(input: {}) {
        __typename
        ... on PriceQuote {
          total {
            amount
            currency
          }
          lines {
            kind
            label
            amount {
              amount
              currency
            }
          }
        }
      }
      refundTiers {
        hoursBefore
        percent
      }
      questions {
        id
        kind
        label
        required
        options
        most
        price {
          amount
          currency
        }
        optionPrices {
          amount
          currency
        }
      }
      mentor {
        handle
        name
        timeZone
      }
      asked: slots(from: $from, to: $to, durationMinutes: $minutes, timeZone: $zone) {
        startsAt
      }
      near: slots(from: $from, to: $until, durationMinutes: $minutes, timeZone: $zone) {
        startsAt
      }
    }
  }
`,
  [GiversFields, UsableFields],
)

export const Quote = graphql(
  `
  query Quote($mentor: String!, $slug: String!, $input: PriceQuoteInput!) {
    sessionType(mentor: $mentor, slug: $slug) {
      priceQuote(input: $input) {
        __typename
        ... on PriceQuote {
          total {
            amount
            currency
          }
          lines {
            kind
            label
            amount {
              amount
              currency
            }
          }
        }
        ...FormRefusal
      }
    }
  }
`,
  [FormRefusal],
)

export const Book = graphql(
  `
  mutation Book($input: BookingCheckoutInput!) {
    bookingCheckout(input: $input) {
      __typename
      ... on BookingCheckout {
        checkoutUrl
        accessToken
        booking {
          id
        }
      }
      ...FormRefusal
      ... on SlotTaken {
        nearest {
          startsAt
        }
      }
      ... on SlotNotOffered {
        nearest {
          startsAt
        }
      }
    }
  }
`,
  [FormRefusal],
)
