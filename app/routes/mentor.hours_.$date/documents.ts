import { graphql } from '#app/api/gql.ts'
import { FormRefusal } from '#app/api/refusal.ts'

export const DatePage = graphql(`
  query DatePage($date: Date!) {
    viewer {
      mentor {
        calendar {
          days(firstDate: $date, lastDate: $date) {
            date
            timeZone
            overridden
            sessions
            hours {
              start
              end
            }
            closure {
              reason
              name
            }
            unclear {
              clock
              start
              end
            }
          }
        }
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

export const SaveDate = graphql(
  `
    mutation SaveDate($input: ScheduleSaveInput!) {
      scheduleSave(input: $input) {
        __typename
        ...FormRefusal
      }
    }
`,
  [FormRefusal],
)
