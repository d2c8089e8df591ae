import { graphql } from '#app/api/gql.ts'
import { FormRefusal } from '#app/api/refusal.ts'

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

export const Apply = graphql(
  `
  mutation Apply($input: MentorApplyInput!) {
    mentorApply(input: $input) {
      __typename
      ...FormRefusal
    }
  }
`,
  [FormRefusal],
)

export const Update = graphql(
  `
  mutation Update($input: MentorUpdateInput!) {
    mentorUpdate(input: $input) {
      __typename
      ...FormRefusal
    }
  }
`,
  [FormRefusal],
)
