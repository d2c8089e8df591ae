import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { ask } from '#app/api/ask.ts'
import { LinkAccount } from '../mentor.earnings/documents.ts'

/** To the payment company's page. It leads here too when its link was used up: a fresh one is made. */
async function onboard(visit: LoaderFunctionArgs | ActionFunctionArgs) {
  const { payoutAccountLink: link } = await ask(visit, LinkAccount, {})
  if (link.__typename === 'PayoutAccountLink') return redirect(link.url)
  return redirect(`/mentor/earnings?${new URLSearchParams({ problem: link.message })}`)
}

export const loader = onboard
export const action = onboard
