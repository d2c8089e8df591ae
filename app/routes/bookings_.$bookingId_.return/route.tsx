import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { ask } from '#app/api/ask.ts'
import { graphql } from '#app/api/gql.ts'

const Complete = graphql(`
  mutation Complete($bookingId: ID!) {
    bookingCheckoutComplete(input: { bookingId: $bookingId }) {
      __typename
    }
  }
`)

/** Where the payment page leads back to. It only does what the payment's own message would do, whoever comes first. */
export async function loader(visit: LoaderFunctionArgs) {
  const bookingId = visit.params.bookingId ?? ''
  await ask(visit, Complete, { bookingId })
  return redirect(`/bookings/${bookingId}`)
}
