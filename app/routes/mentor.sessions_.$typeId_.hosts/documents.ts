import { graphql } from '#app/api/gql.ts'
import { FormRefusal } from '#app/api/refusal.ts'

export const TypeHosts = graphql(`
  query TypeHosts($id: ID!) {
    viewer {
      mentor {
        handle
      }
    }
    node(id: $id) {
      __typename
      ... on SessionType {
        id
        title
        placeDetail
        mentor {
          handle
          name
        }
        hosts {
          rotating
          accepted
          group
          priority
          weight
          schedule {
            timeZone
          }
          mentor {
            handle
            name
          }
        }
      }
    }
  }
`)

export const SaveHosts = graphql(
  `
    mutation SaveHosts($input: SessionTypeHostsSaveInput!) {
      sessionTypeHostsSave(input: $input) {
        __typename
        ...FormRefusal
      }
    }
`,
  [FormRefusal],
)
