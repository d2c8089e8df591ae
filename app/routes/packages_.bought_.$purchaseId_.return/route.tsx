import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { ask } from '#app/api/ask.ts'
import { graphql } from '#app/api/gql.ts'

const CompletePackage = graphql(`
  mutation CompletePackage($purchaseId: ID!) {
    packageCheckoutComplete(input: { purchaseId: $purchaseId }) {
      __typename
    }
  }
`)

/** Where the payment page leads back to. It only does what the payment's own message would do, whoever comes first. */
export async function loader(visit: LoaderFunctionArgs) {
  const purchaseId = visit.params.purchaseId ?? ''
  await ask(visit, CompletePackage, { purchaseId })
  return redirect(`/packages/bought/${purchaseId}`)
}
