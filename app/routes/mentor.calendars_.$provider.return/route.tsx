import { data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ask } from '#app/api/ask.ts'
import { NotDone } from '#app/components/ui/not-done.tsx'
import { privatePage } from '#app/private-page.ts'
import { calendars as words } from '#app/words/calendars.ts'
import { CompleteConnection } from '../mentor.calendars/documents.ts'

export const meta = privatePage(words.title)

const providers = { calcom: 'CALCOM', calendly: 'CALENDLY' } as const

const isKnown = (name: string | undefined): name is keyof typeof providers =>
  name !== undefined && name in providers

/** Where a company leads a mentor back to who said yes or no there. */
export async function loader(visit: LoaderFunctionArgs) {
  const { provider: name } = visit.params
  if (!isKnown(name)) throw new Response(null, { status: 404 })
  const asked = new URL(visit.request.url).searchParams
  // What else an address says is anybody's, and not repeated here.
  const problem = asked.has('error')
    ? words.denied(words.names[providers[name]] ?? name)
    : await complete(visit, providers[name], asked)
  if (problem === null) throw redirect('/mentor/calendars')
  return data({ problem }, 409)
}

async function complete(
  visit: LoaderFunctionArgs,
  provider: (typeof providers)[keyof typeof providers],
  asked: URLSearchParams,
): Promise<string | null> {
  const input = { provider, code: asked.get('code') ?? '', state: asked.get('state') ?? '' }
  const { schedulingConnectComplete: done } = await ask(visit, CompleteConnection, { input })
  return 'message' in done ? done.message : null
}

export default function ReturnRoute() {
  const { problem } = useLoaderData<typeof loader>()
  return <NotDone title={words.title} problem={problem} back={['/mentor/calendars', words.back]} />
}
