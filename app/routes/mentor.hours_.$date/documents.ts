import { graphql } from '#app/api/gql.ts'
import { FormRefusal } from '#app/api/refusal.ts'
import { DayFields } from '#app/components/availability/day-fields.ts'

export const DatePage = graphql(
  `
    query DatePage($date: Date!) {
      viewer {
        mentor {
          calendar {
            days(firstDate: $date, lastDate: $date) {
              ...DayFields
            }
          }
          schedule {
            timeZone
          }
        }
      }
    }
`,
  [DayFields],
)

export const SaveDate = graphql(
  `
    mutation SaveDate($input: ScheduleDateSaveInput!) {
      scheduleDateSave(input: $input) {
        __typename
        ...FormRefusal
      }
    }
`,
  [FormRefusal],
)
