import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ask } from '#app/api/ask.ts'
import { Problem } from '#app/components/ui/problem.tsx'
import { privatePage } from '#app/private-page.ts'
import { calendars as words } from '#app/words/calendars.ts'
import { AccountCard } from './account-card.tsx'
import { action } from './action.server.ts'
import { CalendarsPage } from './documents.ts'
import { Keepers } from './keepers.tsx'

export const meta = privatePage(words.title)

export async function loader(visit: LoaderFunctionArgs) {
  const { viewer, schedulingProviders } = await ask(visit, CalendarsPage, {})
  if (!viewer?.mentor) throw redirect('/mentor/profile')
  const { schedulingAccounts: accounts, sessionTypes } = viewer.mentor
  return {
    accounts,
    types: sessionTypes.edges.map(({ node }) => node),
    providers: schedulingProviders.filter((provider) => provider !== 'NATIVE'),
  }
}

export { action }

export default function CalendarsRoute() {
  const { accounts, types, providers } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()?.problem
  return (
    <>
      <h1 className="text-title font-semibold">{words.title}</h1>
      <p className="mt-2">{words.text}</p>
      {refused && (
        <Problem title={words.refused}>
          <p>{refused}</p>
        </Problem>
      )}
      {providers.length === 0 && <p className="mt-4">{words.none}</p>}
      <div className="mt-4 grid gap-4">
        {providers.map((provider) => (
          <AccountCard
            key={provider}
            provider={provider}
            account={accounts.find((account) => account.provider === provider) ?? null}
          />
        ))}
      </div>
      <Keepers types={types} accounts={accounts} />
    </>
  )
}
