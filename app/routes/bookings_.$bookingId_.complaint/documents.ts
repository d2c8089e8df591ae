import { graphql } from '#app/api/gql.ts'
import { FormRefusal } from '#app/api/refusal.ts'
import { EvidenceFields } from '#app/components/booking/evidence-files.tsx'
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
      evidenceAttachable
      noShowFee {
        state
      }
      complaint {
        id
        text
        contestable
        ...EvidenceFields
      }
    }
  }
`,
  [SummaryFields, EvidenceFields],
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
