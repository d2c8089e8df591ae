import { graphql } from '#app/api/gql.ts'
import { Refusal } from '#app/api/refusal.ts'
import { PurchaseFields } from '#app/components/package/purchase-row.tsx'

export const PurchasePage = graphql(
  `
    query PurchasePage($id: ID!) {
      viewer {
        timeZone
      }
      packagePurchase(id: $id) {
        id
        state
        left
        ...PurchaseFields
        price {
          amount
          currency
        }
        each {
          amount
          currency
        }
        unspent {
          amount
          currency
        }
        refunded {
          amount
          currency
        }
        moneySteps {
          kind
          at
          amount {
            amount
            currency
          }
        }
        paidAt
        receiptNumber
        checkoutUrl
        returnable
        giveBackUntil
        contested
        refundTiers {
          hoursBefore
          percent
        }
        sessionType {
          slug
          active
          mentor {
            handle
          }
        }
      }
    }
  `,
  [PurchaseFields],
)

export const GiveBackPackage = graphql(
  `
    mutation GiveBackPackage($input: PackageGiveBackInput!) {
      packageGiveBack(input: $input) {
        __typename
        ...Refusal
      }
    }
  `,
  [Refusal],
)
