import { graphql } from '#app/api/gql.ts'
import { FormRefusal, Refusal } from '#app/api/refusal.ts'

export const SessionsPage = graphql(`
  query SessionsPage {
    viewer {
      mentor {
        hostInvitations {
          accepted
          sessionType {
            id
            title
            durationMinutes
            mentor {
              handle
              name
            }
          }
        }
        sessionTypes(first: 50) {
          edges {
            node {
              id
              title
              active
              durationMinutes
              price {
                amount
                currency
              }
            }
          }
        }
      }
    }
    sessionTypeTemplates {
      key
      title
      description
      durationMinutes
      free
    }
  }
`)

export const Create = graphql(
  `
  mutation Create($input: SessionTypeCreateInput!) {
    sessionTypeCreate(input: $input) {
      __typename
      ... on SessionType {
        id
      }
      ...FormRefusal
    }
  }
`,
  [FormRefusal],
)

export const Duplicate = graphql(
  `
    mutation Duplicate($input: SessionTypeDuplicateInput!) {
      sessionTypeDuplicate(input: $input) {
        __typename
        ... on SessionType {
          id
        }
        ...FormRefusal
      }
    }
`,
  [FormRefusal],
)

export const Order = graphql(
  `
    mutation Order($input: SessionTypesOrderInput!) {
      sessionTypesOrder(input: $input) {
        __typename
        ...Refusal
      }
    }
`,
  [Refusal],
)

export const Accept = graphql(
  `
    mutation AcceptInvitation($input: HostInvitationAcceptInput!) {
      hostInvitationAccept(input: $input) {
        __typename
        ...Refusal
      }
    }
`,
  [Refusal],
)

export const Leave = graphql(
  `
    mutation LeaveHosts($input: SessionTypeHostLeaveInput!) {
      sessionTypeHostLeave(input: $input) {
        __typename
        ...Refusal
      }
    }
`,
  [Refusal],
)

export const Activate = graphql(
  `
  mutation Activate($input: SessionTypeActivateInput!) {
    sessionTypeActivate(input: $input) {
      __typename
      ...FormRefusal
    }
  }
`,
  [FormRefusal],
)

export const Deactivate = graphql(
  `
  mutation Deactivate($input: SessionTypeDeactivateInput!) {
    sessionTypeDeactivate(input: $input) {
      __typename
      ...Refusal
    }
  }
`,
  [Refusal],
)
