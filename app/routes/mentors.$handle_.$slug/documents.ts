import { graphql } from '#app/api/gql.ts'
import { OffersFields } from '#app/components/package/offers.tsx'
import { GiversFields } from '#app/components/session-type/givers.tsx'

export const TypePage = graphql(
  `
  query TypePage($mentor: String!, $slug: String!) {
    now
    viewer {
      timeZone
    }
    serviceFee {
      basisPoints
      fixed {
        currency
      }
    }
    sessionType(mentor: $mentor, slug: $slug) {
      slug
      title
      description
      durationMinutes
      durationChoices
      requiresApproval
      seats
      ...GiversFields
      packages {
        ...OffersFields
      }
      price {
        amount
        currency
      }
      noShowFee {
        amount
        currency
      }
      mentor {
        handle
        name
        timeZone
      }
    }
  }
`,
  [GiversFields, OffersFields],
)

export const FreeTimes = graphql(`
  query FreeTimes($mentor: String!, $slug: String!, $from: DateTime!, $to: DateTime!, $minutes: Int, $zone: TimeZone) {
    sessionType(mentor: $mentor, slug: $slug) {
      slots(from: $from, to: $to, durationMinutes: $minutes, timeZone: $zone) {
        startsAt
        seatsLeft
      }
    }
  }
`)
