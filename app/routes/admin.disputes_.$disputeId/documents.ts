import { graphql } from '#app/api/gql.ts'
import { FormRefusal } from '#app/api/refusal.ts'

export const DisputePage = graphql(`
  query DisputePage($id: ID!) {
    node(id: $id) {
      __typename
      ... on Dispute {
        id
        state
        reason
        openedAt
        respondBy
        answer
        closedAt
        problem
        answerable
        acceptable
        amount {
          amount
          currency
        }
        clawedBack {
          amount
          currency
        }
        evidence {
          part
          text
        }
        booking {
          id
          title
          startsAt
          endsAt
          menteeName
          mentor {
            name
          }
          payout {
            state
            amount {
              amount
              currency
            }
          }
        }
        purchase {
          id
          title
          ownerName
          mentorName
          sessions
          left
        }
      }
    }
  }
`)

export const Answer = graphql(
  `
  mutation AnswerDispute($input: DisputeAnswerInput!) {
    disputeAnswer(input: $input) {
      __typename
      ...FormRefusal
    }
  }
`,
  [FormRefusal],
)

export const Accept = graphql(
  `
  mutation AcceptDispute($input: DisputeAcceptInput!) {
    disputeAccept(input: $input) {
      __typename
      ...FormRefusal
    }
  }
`,
  [FormRefusal],
)
