import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { ask } from '#app/api/ask.ts'
import { RefreshAccount } from '../mentor.earnings/documents.ts'

/** Where the payment company leads back to: what it knows by now is fetched at once. */
export async function loader(visit: LoaderFunctionArgs) {
  const { payoutAccountRefresh: done } = await ask(visit, RefreshAccount, {})
  const problem = done.__typename === 'Mentor' ? '' : `?${new URLSearchParams({ problem: done.message })}`
  return redirect(`/mentor/earnings${problem}`)
}
