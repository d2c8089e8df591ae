import { graphql } from '#app/api/gql.ts'
import { FormRefusal } from '#app/api/refusal.ts'
import { EvidenceFields } from '#app/components/booking/evidence-files.tsx'

export const DecidePage = graphql(
  `
  query DecidePage($id: ID!) {
    node(id: $id) {
      __typename
      ... on Complaint {
        id
        state
        text
        openedAt
        contest
        contestBy
        contestedAt
        decidedAt
        reason
        decidable
        ...EvidenceFields
        refundable {
          amount
          currency
        }
        refunded {
          amount
          currency
        }
        booking {
          id
          title
          startsAt
          endsAt
          menteeName
          price {
            amount
            currency
          }
          noShowFee {
            state
            amount {
              amount
              currency
            }
          }
          mentor {
            name
          }
          payout {
            state
            releaseAt
            amount {
              amount
              currency
            }
          }
        }
      }
    }
  }
`,
  [EvidenceFields],
)

export const Decide = graphql(
  `
  mutation DecideComplaint($input: ComplaintDecideInput!) {
    complaintDecide(input: $input) {
      __typename
      ...FormRefusal
    }
  }
`,
  [FormRefusal],
)
