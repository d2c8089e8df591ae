import { graphql } from '#app/api/gql.ts'
import { FormRefusal, Refusal } from '#app/api/refusal.ts'
import { PromotionFields } from '#app/components/promotion/promotion-row.tsx'

export const PromotionsPage = graphql(
  `
    query PromotionsPage($own: Boolean!, $after: String) {
      currencies
      promotions(first: 20, after: $after, own: $own) {
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          node {
            id
            ...PromotionFields
          }
        }
      }
    }
  `,
  [PromotionFields],
)

export const MentorNamed = graphql(`
  query MentorNamed($handle: String!) {
    mentor(handle: $handle) {
      id
    }
  }
`)

export const CreatePromotion = graphql(
  `
    mutation CreatePromotion($input: PromotionCreateInput!) {
      promotionCreate(input: $input) {
        __typename
        ... on Promotion {
          code
        }
        ...FormRefusal
      }
    }
  `,
  [FormRefusal],
)

export const WithdrawPromotion = graphql(
  `
    mutation WithdrawPromotion($input: PromotionWithdrawInput!) {
      promotionWithdraw(input: $input) {
        __typename
        ...Refusal
      }
    }
  `,
  [Refusal],
)
