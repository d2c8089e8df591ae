import { graphql } from '#app/api/gql.ts'
import { FormRefusal } from '#app/api/refusal.ts'
import { SummaryFields } from '#app/components/booking/summary-fields.ts'

export const ComplaintPage = graphql(
  `
  query ComplaintPage($id: ID!) {
    viewer {
      timeZone
    }
    booking(id: $id) {
      ...SummaryFields
      complainable
      noShowFee {
        state
      }
      complaint {
        id
        text
        contestable
      }
    }
  }
`,
  [SummaryFields],
)

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
