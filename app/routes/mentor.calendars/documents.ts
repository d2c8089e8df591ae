import { graphql } from '#app/api/gql.ts'

export const CalendarsPage = graphql(`
  query CalendarsPage {
    schedulingProviders
    viewer {
      mentor {
        id
        schedulingAccounts {
          id
          provider
          state
          name
          email
          pageUrl
          failure
          unbookableSince
          connectedAt
          typesReadAt
          changesReadAt
          lastDeliveryAt
          accessExpiresAt
          deliversChanges
          types {
            id
            name
            durationMinutes
            active
            gone
            requiresApproval
            unsent
            failure
            sessionType {
              id
              title
            }
          }
        }
        sessionTypes(first: 50) {
          edges {
            node {
              id
              title
              scheduling
            }
          }
        }
      }
    }
  }
`)

export const Connect = graphql(`
  mutation Connect($input: SchedulingConnectInput!) {
    schedulingConnect(input: $input) {
      __typename
      ... on SchedulingConnect {
        authorizeUrl
      }
      ... on UserFacingError {
        message
      }
    }
  }
`)

export const CompleteConnection = graphql(`
  mutation CompleteConnection($input: SchedulingConnectCompleteInput!) {
    schedulingConnectComplete(input: $input) {
      __typename
      ... on UserFacingError {
        message
      }
    }
  }
`)

export const Disconnect = graphql(`
  mutation Disconnect($input: SchedulingDisconnectInput!) {
    schedulingDisconnect(input: $input) {
      __typename
      ... on UserFacingError {
        message
      }
    }
  }
`)

export const ReadTypes = graphql(`
  mutation ReadTypes($input: SchedulingTypesReadInput!) {
    schedulingTypesRead(input: $input) {
      __typename
      ... on UserFacingError {
        message
      }
    }
  }
`)

export const ImportTypes = graphql(`
  mutation ImportTypes($input: SchedulingTypesImportInput!) {
    schedulingTypesImport(input: $input) {
      __typename
      ... on UserFacingError {
        message
      }
    }
  }
`)

export const SetScheduling = graphql(`
  mutation SetScheduling($input: SessionTypeSchedulingSetInput!) {
    sessionTypeSchedulingSet(input: $input) {
      __typename
      ... on UserFacingError {
        message
      }
    }
  }
`)

export const SetForAll = graphql(`
  mutation SetForAll($input: SchedulingSetForAllInput!) {
    schedulingSetForAll(input: $input) {
      __typename
      ... on UserFacingError {
        message
      }
    }
  }
`)
