import { graphql } from '#app/api/gql.ts'
import { FormRefusal } from '#app/api/refusal.ts'

export const TypeToEdit = graphql(`
  query TypeToEdit($id: ID!) {
    node(id: $id) {
      __typename
      ... on SessionType {
        id
        title
        slug
        active
        description
        durationMinutes
        durationChoices
        price {
          amount
          currency
        }
        noShowFee {
          amount
        }
        placeKind
        placeDetail
        noticeMinutes
        windowDays
        bufferBeforeMinutes
        bufferAfterMinutes
        slotIntervalMinutes
        windowCounts
        windowDates {
          first
          last
        }
        gridOffsetMinutes
        optimised
        firstSlotOnly
        activePerMentee
        seats
        limits {
          period
          unit
          most
        }
        menteeLimits {
          period
          unit
          most
        }
        rescheduleNoticeMinutes
        cancelNoticeMinutes
        requiresApproval
        pendingHoldsSlot
        savesCard
        schedule {
          timeZone
        }
        restriction {
          timeZone
        }
        mentor {
          handle
        }
        hosts {
          accepted
          mentor {
            handle
            name
          }
        }
        questions {
          label
          kind
          required
          options
          price {
            amount
          }
          optionPrices {
            amount
          }
        }
        refundTiers {
          hoursBefore
          percent
        }
      }
    }
  }
`)

/** Apart from the editor's document: what is shown beside the price, not edited, and what can be sold here at all. */
export const SharePart = graphql(`
  query SharePart($id: ID!) {
    paymentCapabilities
    currencies
    node(id: $id) {
      ... on SessionType {
        scheduling
        mentorShare {
          amount
          currency
        }
        companyPrice {
          state
          productId
          priceId
          toldAt
        }
        mentor {
          platformFee {
            basisPoints
            source
          }
        }
      }
    }
  }
`)

export const OpenTimes = graphql(
  `
  query OpenTimes($id: ID!, $input: SlotPreviewInput!) {
    node(id: $id) {
      ... on SessionType {
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

export const SaveType = graphql(
  `
  mutation SaveType($input: SessionTypeUpdateInput!) {
    sessionTypeUpdate(input: $input) {
      __typename
      ...FormRefusal
    }
  }
`,
  [FormRefusal],
)
