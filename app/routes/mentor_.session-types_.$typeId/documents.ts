import { graphql } from '#app/api/gql.ts'

export const OwnType = graphql(`
  query OwnType($id: ID!) {
    viewer {
      roles
    }
    node(id: $id) {
      ... on SessionType {
        id
        slug
        title
        description
        durationMinutes
        price {
          amount
          currency
        }
        placeKind
        placeDetail
        noticeMinutes
        bufferBeforeMinutes
        bufferAfterMinutes
        slotIntervalMinutes
        windowDays
        questions {
          kind
          label
          required
          options
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
