import { graphql } from '#app/api/gql.ts'
import { zoneFor } from '#app/time/zone.ts'

/** What the summary of a booking shows, and whom the reader of a page about it meets. */
export const SummaryFields = graphql(`
  fragment SummaryFields on Booking @_unmask {
    id
    title
    startsAt
    endsAt
    menteeName
    menteeTimeZone
    viewerRole
    price {
      amount
      currency
    }
    refundTiers {
      hoursBefore
      percent
    }
    mentor {
      timeZone
    }
    hosts {
      name
    }
  }
`)

type Visitor = { timeZone: string | null } | null | undefined
type Party = { viewerRole: string | null; menteeTimeZone: string; mentor: { timeZone: string } }

/** The zone in which times of a booking are told: the reader's own, else that of their side of it. */
export function zoneAt(request: Request, viewer: Visitor, booking: Party): string {
  const own = booking.viewerRole === 'MENTOR' ? booking.mentor.timeZone : booking.menteeTimeZone
  return zoneFor(request, viewer?.timeZone) ?? own
}
