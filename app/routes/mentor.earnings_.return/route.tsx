import { data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ask } from '#app/api/ask.ts'
import { NotDone } from '#app/components/ui/not-done.tsx'
import { privatePage } from '#app/private-page.ts'
import { earnings as words } from '#app/words/desk.ts'
import { RefreshAccount } from '../mentor.earnings/documents.ts'

export const meta = privatePage(words.title)

/** Where the payment company leads back to: what it knows by now is fetched at once. */
export async function loader(visit: LoaderFunctionArgs) {
  const { payoutAccountRefresh: done } = await ask(visit, RefreshAccount, {})
  if (done.__typename === 'Mentor') throw redirect('/mentor/earnings')
  return data({ problem: done.message }, 409)
}

export default function ReturnRoute() {
  const { problem } = useLoaderData<typeof loader>()
  return <NotDone title={words.title} problem={problem} back={['/mentor/earnings', words.back]} />
}
