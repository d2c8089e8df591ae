import { graphql } from '#app/api/gql.ts'
import { FormRefusal } from '#app/api/refusal.ts'

export const FeesPage = graphql(`
  query FeesPage {
    platformFee {
      basisPoints
    }
    serviceFee {
      basisPoints
      fixed {
        amount
        currency
      }
    }
    programs(first: 100) {
      edges {
        node {
          id
          name
          contact
          payoutHoldHours
        }
      }
    }
  }
`)

const FeeRow = graphql(`
  fragment FeeRow on FeeChange @_unmask {
    basisPoints
    reason
    at
    mentor {
      name
      handle
    }
    program {
      name
    }
    actor {
      name
    }
  }
`)

/** Apart from the forms' document: what holds now of mentors' and programmes' fees, or all that was set. */
export const FeeHistory = graphql(
  `
  query FeeHistory($holding: Boolean!, $after: String) {
    feeChanges(first: 30, after: $after, holding: $holding) {
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          ...FeeRow
        }
      }
    }
  }
`,
  [FeeRow],
)

export const ServiceFeeHistory = graphql(`
  query ServiceFeeHistory {
    serviceFeeChanges(first: 20) {
      edges {
        node {
          reason
          at
          actor {
            name
          }
          serviceFee {
            basisPoints
            fixed {
              amount
              currency
            }
          }
        }
      }
    }
  }
`)

export const SetMentorFee = graphql(
  `
  mutation SetMentorFee($input: MentorFeeSetInput!) {
    mentorFeeSet(input: $input) {
      __typename
      ...FormRefusal
    }
  }
`,
  [FormRefusal],
)

export const SetProgramFee = graphql(
  `
  mutation SetProgramFee($input: ProgramFeeSetInput!) {
    programFeeSet(input: $input) {
      __typename
      ...FormRefusal
    }
  }
`,
  [FormRefusal],
)

export const SetServiceFee = graphql(
  `
  mutation SetServiceFee($input: ServiceFeeSetInput!) {
    serviceFeeSet(input: $input) {
      __typename
      ...FormRefusal
    }
  }
`,
  [FormRefusal],
)

export const SaveContact = graphql(
  `
  mutation SaveContact($input: ProgramContactSaveInput!) {
    programContactSave(input: $input) {
      __typename
      ...FormRefusal
    }
  }
`,
  [FormRefusal],
)

export const SaveHold = graphql(
  `
  mutation SaveHold($input: ProgramHoldSaveInput!) {
    programHoldSave(input: $input) {
      __typename
      ...FormRefusal
    }
  }
`,
  [FormRefusal],
)
