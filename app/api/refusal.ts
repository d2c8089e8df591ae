import { graphql } from './gql.ts'

/** What every refusal of a mutation says. */
export const Refusal = graphql(`
  fragment Refusal on UserFacingError @_unmask {
    message
  }
`)

/** And what was wrong with each field of a form. */
export const FormRefusal = graphql(`
  fragment FormRefusal on UserFacingError @_unmask {
    message
    ... on InputInvalid {
      issues {
        path
        message
      }
    }
  }
`)
