import { graphql } from '#app/api/gql.ts'
import { FormRefusal } from '#app/api/refusal.ts'
import { DayFields } from '#app/components/availability/day-fields.ts'

export const HoursFields = graphql(`
  fragment HoursFields on Schedule @_unmask {
    timeZone
    weekly {
      weekday
      start
      end
    }
  }
`)

/** The mentor's own, with the dates that differ: what other hours begin with. */
export const UsualHours = graphql(
  `
  fragment UsualHours on Schedule @_unmask {
    ...HoursFields
    overrides {
      date
      hours {
        start
        end
      }
    }
  }
`,
  [HoursFields],
)

export const TypeHoursPage = graphql(
  `
  query TypeHoursPage($id: ID!) {
    now
    viewer {
      mentor {
        state
        calendar {
          weekStartsOn
        }
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
        placeDetail
        schedule {
          ...HoursFields
        }
      }
    }
  }
`,
  [HoursFields, UsualHours],
)

export const TypeMonth = graphql(
  `
  query TypeMonth($id: ID!, $firstDate: Date!, $lastDate: Date!) {
    node(id: $id) {
      ... on SessionType {
        days(firstDate: $firstDate, lastDate: $lastDate) {
          ...DayFields
        }
      }
    }
  }
`,
  [DayFields],
)

export const TypeEffect = graphql(
  `
  query TypeEffect($id: ID!, $input: SlotPreviewInput!) {
    node(id: $id) {
      __typename
      ... on SessionType {
        id
        title
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
`,
  [FormRefusal],
)

export const SaveTypeHours = graphql(
  `
  mutation SaveTypeHours($input: SessionTypeScheduleSaveInput!) {
    sessionTypeScheduleSave(input: $input) {
      __typename
      ...FormRefusal
    }
  }
`,
  [FormRefusal],
)
