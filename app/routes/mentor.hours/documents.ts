import { graphql } from '#app/api/gql.ts'
import { FormRefusal } from '#app/api/refusal.ts'

export const HoursPage = graphql(`
  query HoursPage {
    now
    viewer {
      mentor {
        schedule {
          timeZone
          weekly {
            weekday
            start
            end
          }
          overrides {
            date
            hours {
              start
              end
            }
          }
        }
      }
    }
  }
`)

export const SaveHours = graphql(
  `
  mutation SaveHours($input: ScheduleSaveInput!) {
    scheduleSave(input: $input) {
      __typename
      ...FormRefusal
    }
  }
`,
  [FormRefusal],
)
