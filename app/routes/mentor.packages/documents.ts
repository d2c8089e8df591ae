import { graphql } from '#app/api/gql.ts'
import { FormRefusal, Refusal } from '#app/api/refusal.ts'

export const SellingPage = graphql(`
  query SellingPage($after: String) {
    viewer {
      mentor {
        sessionTypes(first: 50) {
          edges {
            node {
              id
              title
              active
              price {
                amount
                currency
              }
            }
          }
        }
      }
    }
    packages(first: 20, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          sessions
          validMonths
          withdrawnAt
          sold
          price {
            amount
            currency
          }
          each {
            amount
            currency
          }
          sessionType {
            title
          }
        }
      }
    }
  }
`)

export const CreatePackage = graphql(
  `
    mutation CreatePackage($input: PackageCreateInput!) {
      packageCreate(input: $input) {
        __typename
        ...FormRefusal
      }
    }
  `,
  [FormRefusal],
)

export const WithdrawPackage = graphql(
  `
    mutation WithdrawPackage($input: PackageWithdrawInput!) {
      packageWithdraw(input: $input) {
        __typename
        ...Refusal
      }
    }
  `,
  [Refusal],
)
