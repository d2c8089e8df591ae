import { graphql } from '#app/api/gql.ts'
import { FormRefusal } from '#app/api/refusal.ts'

export const DebtPage = graphql(`
  query DebtPage($id: ID!) {
    booking(id: $id) {
      id
      title
      menteeName
      mentor {
        name
      }
      debt {
        claimed {
          amount
          currency
        }
        takenBack {
          amount
          currency
        }
        open {
          amount
          currency
        }
        settleable {
          amount
          currency
        }
        netted {
          at
          amount {
            amount
            currency
          }
          booking {
            id
            title
            menteeName
          }
        }
        settlements {
          kind
          at
          reference
          receivedOn
          amount {
            amount
            currency
          }
        }
      }
    }
  }
`)

export const ReceiveDebt = graphql(
  `
  mutation ReceiveDebt($input: DebtReceiveInput!) {
    done: debtReceive(input: $input) {
      __typename
      ...FormRefusal
    }
  }
`,
  [FormRefusal],
)

export const WriteOffDebt = graphql(
  `
  mutation WriteOffDebt($input: DebtWriteOffInput!) {
    done: debtWriteOff(input: $input) {
      __typename
      ...FormRefusal
    }
  }
`,
  [FormRefusal],
)
