import { graphql } from '#app/api/gql.ts'

/** A day of a calendar, with all that its cell says of it. */
export const DayFields = graphql(`
  fragment DayFields on CalendarDay @_unmask {
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
`)
