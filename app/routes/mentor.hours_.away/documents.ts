import { graphql } from '#app/api/gql.ts'
import { FormRefusal, Refusal } from '#app/api/refusal.ts'

const LimitFields = graphql(`
  fragment LimitFields on BookingLimit @_unmask {
    period
    unit
    most
  }
`)

export const AwayPage = graphql(
  `
  query AwayPage($timeOffAfter: String, $travelAfter: String) {
    now
    viewer {
      mentor {
        schedule {
          timeZone
        }
        calendar {
          weekStartsOn
          holidayCountry
          holidayRegion
          limits {
            ...LimitFields
          }
          teamLimits {
            ...LimitFields
          }
          timeOff(first: 20, after: $timeOffAfter) {
            pageInfo {
              hasNextPage
              endCursor
            }
            edges {
              node {
                id
                firstDate
                lastDate
                reason
              }
            }
          }
          travel(first: 20, after: $travelAfter) {
            pageInfo {
              hasNextPage
              endCursor
            }
            edges {
              node {
                id
                firstDate
                lastDate
                timeZone
              }
            }
          }
        }
      }
    }
    holidayCountries {
      code
      name
    }
  }
`,
  [LimitFields],
)

export const HolidaysKept = graphql(`
  query HolidaysKept($country: String!, $firstDate: Date!, $lastDate: Date!) {
    viewer {
      mentor {
        calendar {
          holidays(firstDate: $firstDate, lastDate: $lastDate) {
            date
            name
            takesHours
          }
        }
      }
    }
    holidayRegions(country: $country) {
      code
      name
    }
  }
`)

export const TakeTimeOff = graphql(
  `
    mutation TakeTimeOff($input: TimeOffCreateInput!) {
      done: timeOffCreate(input: $input) {
        __typename
        ...FormRefusal
      }
    }
`,
  [FormRefusal],
)

export const RemoveTimeOff = graphql(
  `
    mutation RemoveTimeOff($input: TimeOffDeleteInput!) {
      done: timeOffDelete(input: $input) {
        __typename
        ...Refusal
      }
    }
`,
  [Refusal],
)

export const AddTravel = graphql(
  `
    mutation AddTravel($input: TravelCreateInput!) {
      done: travelCreate(input: $input) {
        __typename
        ...FormRefusal
      }
    }
`,
  [FormRefusal],
)

export const RemoveTravel = graphql(
  `
    mutation RemoveTravel($input: TravelDeleteInput!) {
      done: travelDelete(input: $input) {
        __typename
        ...Refusal
      }
    }
`,
  [Refusal],
)

export const ChangeCalendar = graphql(
  `
    mutation ChangeCalendar($input: CalendarUpdateInput!) {
      done: calendarUpdate(input: $input) {
        __typename
        ...FormRefusal
      }
    }
`,
  [FormRefusal],
)
