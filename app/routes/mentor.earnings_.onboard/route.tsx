import { data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ask } from '#app/api/ask.ts'
import { NotDone } from '#app/components/ui/not-done.tsx'
import { privatePage } from '#app/private-page.ts'
import { earnings as words } from '#app/words/desk.ts'
import { LinkAccount } from '../mentor.earnings/documents.ts'

export const meta = privatePage(words.title)

/** To the payment company's page. It leads here too when its link was used up: a fresh one is made. */
export async function loader(visit: LoaderFunctionArgs) {
  const { payoutAccountLink: link } = await ask(visit, LinkAccount, {})
  if (link.__typename === 'PayoutAccountLink') throw redirect(link.url)
  return data({ problem: link.message }, 409)
}

export const action = () => redirect('/mentor/earnings/onboard')

export default function OnboardRoute() {
  const { problem } = useLoaderData<typeof loader>()
  return <NotDone title={words.title} problem={problem} back={['/mentor/earnings', words.back]} />
}
