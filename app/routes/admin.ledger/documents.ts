import { graphql } from '#app/api/gql.ts'

export const LedgerPage = graphql(`
  query LedgerPage(
    $booking: ID
    $mentor: ID
    $key: String
    $account: String
    $currency: CurrencyCode
    $from: Date
    $to: Date
    $after: String
  ) {
    ledgerEntries(
      bookingId: $booking
      mentorId: $mentor
      key: $key
      account: $account
      currency: $currency
      from: $from
      to: $to
      first: 15
      after: $after
    ) {
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          key
          fact
          at
          booking {
            id
            title
            menteeName
          }
          postings {
            account
            description
            debit {
              amount
              currency
            }
            credit {
              amount
              currency
            }
          }
          objects {
            kind
            id
          }
          events {
            event
            from
            to
            at
            reason
          }
          notices {
            eventId
            type
            receivedAt
          }
        }
      }
    }
  }
`)
