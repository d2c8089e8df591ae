import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { ask } from '#app/api/ask.ts'
import { graphql } from '#app/api/gql.ts'

const SignOut = graphql(`
  mutation SignOut {
    signOut
  }
`)

export function loader() {
  return redirect('/')
}

export async function action(visit: ActionFunctionArgs) {
  await ask(visit, SignOut, {})
  return redirect('/')
}
