import { graphql } from '#app/api/gql.ts'
import { Refusal } from '#app/api/refusal.ts'
import { SummaryFields } from '#app/components/booking/summary-fields.ts'

export const MovePage = graphql(
  `
  query MovePage($id: ID!) {
    now
    viewer {
      timeZone
    }
    booking(id: $id) {
      ...SummaryFields
      reschedulable
      reschedulableUntil
      reschedulesLeft
      sessionType {
        seats
      }
    }
  }
`,
  [SummaryFields],
)

export const OtherTimes = graphql(`
  query OtherTimes($id: ID!, $from: DateTime!, $to: DateTime!) {
    booking(id: $id) {
      otherSlots(from: $from, to: $to) {
        startsAt
        seatsLeft
      }
    }
  }
`)

export const Move = graphql(
  `
    mutation Move($input: BookingRescheduleInput!) {
      bookingReschedule(input: $input) {
        __typename
        ...Refusal
      }
    }
`,
  [Refusal],
)
