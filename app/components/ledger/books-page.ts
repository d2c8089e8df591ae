import { graphql } from '#app/api/gql.ts'

export const BooksPage = graphql(`
  query BooksPage($currency: CurrencyCode!, $from: Date!, $to: Date!) {
    dayBook(currency: $currency, from: $from, to: $to) {
      account
      kind
      description
      opening {
        amount
        currency
      }
      debited {
        amount
        currency
      }
      credited {
        amount
        currency
      }
      closing {
        amount
        currency
      }
    }
    programs(first: 50) {
      edges {
        node {
          id
          name
        }
      }
    }
  }
`)
