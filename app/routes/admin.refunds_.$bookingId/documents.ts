import { graphql } from '#app/api/gql.ts'
import { FormRefusal } from '#app/api/refusal.ts'

export const GiveBackPage = graphql(`
  query GiveBackPage($id: ID!) {
    booking(id: $id) {
      id
      title
      startsAt
      endsAt
      menteeName
      mentor {
        name
      }
      refundable {
        amount
        currency
      }
      payout {
        state
        amount {
          amount
          currency
        }
      }
      payment {
        refunds {
          id
          cause
          decidedAt
          amount {
            amount
            currency
          }
        }
      }
    }
  }
`)

export const GiveBack = graphql(
  `
  mutation GiveBack($input: BookingGiveBackInput!) {
    bookingGiveBack(input: $input) {
      __typename
      ...FormRefusal
    }
  }
`,
  [FormRefusal],
)
