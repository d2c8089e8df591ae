import { graphql } from '#app/api/gql.ts'

export const ProfilePage = graphql(`
  query ProfilePage {
    now
    viewer {
      timeZone
      person {
        name
      }
      mentor {
        state
        name
        handle
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
  mutation Update($input: MentorUpdateInput!) {
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
