import { graphql } from '#app/api/gql.ts'
import { FormRefusal } from '#app/api/refusal.ts'
import { HoursFields } from '../mentor.sessions_.$typeId_.hours/documents.ts'

export const RestrictionPage = graphql(
  `
  query RestrictionPage($id: ID!) {
    now
    viewer {
      mentor {
        state
        schedule {
          timeZone
        }
      }
    }
    node(id: $id) {
      __typename
      ... on SessionType {
        id
        title
        placeDetail
        restrictionInBookerZone
        restriction {
          ...HoursFields
        }
      }
    }
  }
`,
  [HoursFields],
)

export const SaveRestriction = graphql(
  `
  mutation SaveRestriction($input: SessionTypeRestrictionSaveInput!) {
    sessionTypeRestrictionSave(input: $input) {
      __typename
      ...FormRefusal
    }
  }
`,
  [FormRefusal],
)
