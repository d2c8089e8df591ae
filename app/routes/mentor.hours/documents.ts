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
  query HoursMonth($firstDate: Date!, $lastDate: Date!) {
    viewer {
      mentor {
        calendar {
          days(firstDate: $firstDate, lastDate: $lastDate) {
            ...DayFields
          }
        }
      }
    }
  }
`,
  [DayFields],
)

export const HoursEffect = graphql(
  `
  query HoursEffect($input: SlotPreviewInput!) {
    viewer {
      mentor {
        sessionTypes(first: 20) {
          edges {
            node {
              id
              title
              active
              slotPreview(input: $input) {
                __typename
                ... on SlotPreview {
                  openTimes
                }
                ...FormRefusal
              }
            }
          }
        }
      }
    }
  }
`,
  [FormRefusal],
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
