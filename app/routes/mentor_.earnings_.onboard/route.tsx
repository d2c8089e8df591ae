import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { ask } from '#app/api/ask.ts'
import { OpenAccount } from '../mentor_.earnings/documents.ts'

/** The payment company's link opens once and for minutes only; who comes back with a stale one gets a new one. */
export async function loader(visit: LoaderFunctionArgs) {
  const { payoutAccountLink: link } = await ask(visit, OpenAccount, {})
  return redirect(link.__typename === 'PayoutAccountLink' ? link.url : '/mentor/earnings')
}
