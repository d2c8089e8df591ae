import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { ask } from '#app/api/ask.ts'
import { CompleteConnection } from '../mentor.calendars/documents.ts'

const providers = { calcom: 'CALCOM', calendly: 'CALENDLY' } as const

const isKnown = (name: string | undefined): name is keyof typeof providers =>
  name !== undefined && name in providers

/** Where a company leads a mentor back to who said yes or no there. */
export async function loader(visit: LoaderFunctionArgs) {
  const { provider: name } = visit.params
  if (!isKnown(name)) throw new Response(null, { status: 404 })
  const asked = new URL(visit.request.url).searchParams
  const refused = asked.get('error_description') ?? asked.get('error')
  const problem = refused ?? (await complete(visit, providers[name], asked))
  return redirect(`/mentor/calendars${problem ? `?${new URLSearchParams({ problem })}` : ''}`)
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
