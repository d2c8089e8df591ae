import { data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ask } from '#app/api/ask.ts'
import { NotDone } from '#app/components/ui/not-done.tsx'
import { privatePage } from '#app/private-page.ts'
import { earnings as words } from '#app/words/desk.ts'
import { LinkDashboard } from '../mentor.earnings/documents.ts'

export const meta = privatePage(words.title)

/** To the mentor's own page at the payment company, by a link that is made for this visit. */
export async function loader(visit: LoaderFunctionArgs) {
  const { payoutAccountDashboardLink: link } = await ask(visit, LinkDashboard, {})
  if (link.__typename === 'PayoutAccountLink') throw redirect(link.url)
  return data({ problem: link.message }, 409)
}

export const action = () => redirect('/mentor/earnings/dashboard')

export default function DashboardRoute() {
  const { problem } = useLoaderData<typeof loader>()
  return <NotDone title={words.title} problem={problem} back={['/mentor/earnings', words.back]} />
}
