import { graphql } from '#app/api/gql.ts'

export const OwnProfile = graphql(`
  query OwnProfile {
    now
    viewer {
      timeZone
      person {
        name
      }
      mentor {
        state
        handle
        name
        headline
        about
        topics
        languages
        timeZone
      }
    }
  }
`)

export const Apply = graphql(`
  mutation Apply($input: MentorApplyInput!) {
    mentorApply(input: $input) {
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

export const Update = graphql(`
  mutation UpdateProfile($input: MentorUpdateInput!) {
    mentorUpdate(input: $input) {
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
