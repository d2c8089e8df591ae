import { graphql } from '#app/api/gql.ts'

export const TypeToEdit = graphql(`
  query TypeToEdit($id: ID!) {
    node(id: $id) {
      __typename
      ... on SessionType {
        id
        title
        slug
        description
        durationMinutes
        price {
          amount
          currency
        }
        placeKind
        placeDetail
        noticeMinutes
        windowDays
        bufferBeforeMinutes
        bufferAfterMinutes
        slotIntervalMinutes
        questions {
          label
          kind
          required
          options
          price {
            amount
          }
          optionPrices {
            amount
          }
        }
        refundTiers {
          hoursBefore
          percent
        }
      }
    }
  }
`)

export const SaveType = graphql(`
  mutation SaveType($input: SessionTypeUpdateInput!) {
    sessionTypeUpdate(input: $input) {
      __typename
      ... on UserFacingError {
        message
      }
      ... on InputInvalid {
        issues {
          path
          message
        }
      }
    }
  }
`)
