import { graphql } from '#app/api/gql.ts'
import { Refusal } from '#app/api/refusal.ts'

export const BankPage = graphql(`
  query BankPage {
    paysByInvoice
    viewer {
      mentor {
        bankAccount {
          holder
          number
        }
      }
    }
  }
`)

export const SaveBankAccount = graphql(
  `
  mutation SaveBankAccount($input: PayoutBankAccountSaveInput!) {
    payoutBankAccountSave(input: $input) {
      __typename
      ...Refusal
      ... on InputInvalid {
        issues {
          path
          message
        }
      }
    }
  }
`,
  [Refusal],
)
