import type { ResultOf } from 'gql.tada'
import { graphql } from '#app/api/gql.ts'

export const SituationFields = graphql(`
  fragment SituationFields on Booking @_unmask {
    id
    state
    viewerRole
    cancelledBy
    cancelReason
    menteeName
    holdExpiresAt
    holdExtendable
    checkoutUrl
    respondBy
    retryable
    price {
      amount
      currency
    }
    payment {
      state
      amount {
        amount
        currency
      }
      refunds {
        id
        state
        cause
        decidedAt
        settledBy
        withheld
        reference
        settledAt
        amount {
          amount
          currency
        }
      }
    }
    mentor {
      handle
      name
    }
    hosts {
      name
    }
  }
`)

export type Situated = ResultOf<typeof SituationFields>
