import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { ask } from '#app/api/ask.ts'
import { RefreshAccount } from '../mentor_.earnings/documents.ts'

/** Coming back does not mean being done: the account is fetched and its page says where it stands. */
export async function loader(visit: LoaderFunctionArgs) {
  await ask(visit, RefreshAccount, {})
  return redirect('/mentor/earnings')
}
