import { graphql } from '#app/api/gql.ts'
import { FormRefusal } from '#app/api/refusal.ts'
import { DayFields } from '#app/components/availability/day-fields.ts'

export const TypeDatePage = graphql(
  `
    query TypeDatePage($id: ID!, $date: Date!) {
      node(id: $id) {
        __typename
        ... on SessionType {
          schedule {
            timeZone
          }
          days(firstDate: $date, lastDate: $date) {
            ...DayFields
          }
        }
      }
    }
`,
  [DayFields],
)

export const SaveTypeDate = graphql(
  `
    mutation SaveTypeDate($input: SessionTypeScheduleDateSaveInput!) {
      sessionTypeScheduleDateSave(input: $input) {
        __typename
        ...FormRefusal
      }
    }
`,
  [FormRefusal],
)
