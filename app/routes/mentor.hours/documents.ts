import { graphql } from '#app/api/gql.ts'
import { FormRefusal } from '#app/api/refusal.ts'
import { DayFields } from '#app/components/availability/day-fields.ts'

export const HoursPage = graphql(`
  query HoursPage {
    now
    viewer {
      mentor {
        state
        calendar {
          weekStartsOn
        }
        schedule {
          timeZone
          weekly {
            weekday
            start
            end
          }
        }
      }
    }
  }
`)

export const HoursMonth = graphql(
  `
  query HoursMonth($firstDate: Date!, $lastDate: Date!, $from: DateTime!, $to: DateTime!, $public: Boolean!) {
    viewer {
      mentor {
        calendar {
          days(firstDate: $firstDate, lastDate: $lastDate) {
            ...DayFields
          }
        }
        sessionTypes(first: 20) @include(if: $public) {
          edges {
            node {
              id
              title
              active
              slots(from: $from, to: $to) {
                startsAt
              }
            }
          }
        }
      }
    }
  }
`,
  [DayFields],
)

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
