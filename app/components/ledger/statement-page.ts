import { graphql } from '#app/api/gql.ts'
import { StatementFields } from './statement.tsx'

export const StatementPage = graphql(
  `
    query StatementPage($of: ID!, $currency: CurrencyCode!, $from: Date!, $to: Date!, $after: String) {
      currencies
      node(id: $of) {
        __typename
        ... on Mentor {
          name
          statement(currency: $currency, from: $from, to: $to) {
            ...StatementFields
          }
        }
        ... on Program {
          name
          programStatement: statement(currency: $currency, from: $from, to: $to) {
            ...StatementFields
          }
        }
      }
    }
  `,
  [StatementFields],
)

/** What a page about a period begins with. */
export const PeriodHead = graphql(`
  query PeriodHead {
    now
    currencies
    viewer {
      mentor {
        id
      }
    }
  }
`)
