import { graphql } from '#app/api/gql.ts'
import { FormRefusal } from '#app/api/refusal.ts'

export const ComplaintPage = graphql(`
  query ComplaintPage($id: ID!) {
    viewer {
      timeZone
    }
    booking(id: $id) {
      id
      title
      startsAt
      endsAt
      menteeName
      menteeTimeZone
      viewerRole
      complainable
      complaint {
        id
        text
        contestable
      }
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
  }
`)

export const Open = graphql(
  `
  mutation OpenComplaint($input: ComplaintOpenInput!) {
    done: complaintOpen(input: $input) {
      __typename
      ...FormRefusal
    }
  }
`,
  [FormRefusal],
)

export const Contest = graphql(
  `
  mutation ContestComplaint($input: ComplaintContestInput!) {
    done: complaintContest(input: $input) {
      __typename
      ...FormRefusal
    }
  }
`,
  [FormRefusal],
)
