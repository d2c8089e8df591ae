import { graphql } from '#app/api/gql.ts'
import { FormRefusal } from '#app/api/refusal.ts'
import { HoursFields, UsualHours } from '../mentor.sessions_.$typeId_.hours/documents.ts'

export const HostHoursPage = graphql(
  `
  query HostHoursPage($id: ID!) {
    now
    viewer {
      mentor {
        handle
        state
        schedule {
          ...UsualHours
        }
      }
    }
    node(id: $id) {
      __typename
      ... on SessionType {
        id
        title
        mentor {
          handle
        }
        hosts {
          schedule {
            ...HoursFields
          }
          mentor {
            handle
          }
        }
      }
    }
  }
`,
  [HoursFields, UsualHours],
)

export const SaveHostHours = graphql(
  `
  mutation SaveHostHours($input: HostScheduleSaveInput!) {
    hostScheduleSave(input: $input) {
      __typename
      ...FormRefusal
    }
  }
`,
  [FormRefusal],
)
