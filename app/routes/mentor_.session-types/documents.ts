import { graphql } from '#app/api/gql.ts'

export const OwnTypes = graphql(`
  query OwnTypes {
    viewer {
      mentor {
        sessionTypes(first: 50) {
          edges {
            node {
              id
              title
              active
              durationMinutes
              price {
                amount
                currency
              }
            }
          }
        }
      }
    }
    sessionTypeTemplates {
      key
      title
      durationMinutes
    }
  }
`)

export const CreateType = graphql(`
  mutation CreateType($input: SessionTypeCreateInput!) {
    sessionTypeCreate(input: $input) {
      __typename
      ... on SessionType {
        id
      }
      ... on UserFacingError {
        message
      }
    }
  }
`)

export const Activate = graphql(`
  mutation Activate($input: SessionTypeActivateInput!) {
    sessionTypeActivate(input: $input) {
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

export const Deactivate = graphql(`
  mutation Deactivate($input: SessionTypeDeactivateInput!) {
    sessionTypeDeactivate(input: $input) {
      __typename
      ... on UserFacingError {
        message
      }
    }
  }
`)
