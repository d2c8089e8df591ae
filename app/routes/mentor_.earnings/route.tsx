import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ask } from '#app/api/ask.ts'
import { signInPath } from '#app/api/sign-in-path.ts'
import { DeskNav } from '#app/components/mentor/desk-nav.tsx'
import { Cost } from '#app/components/ui/cost.tsx'
import { Problem } from '#app/components/ui/problem.tsx'
import { ReaderContext, useReader } from '#app/time/reader.ts'
import { earnings as words } from '#app/words/desk.ts'
import { shell } from '#app/words/shell.ts'
import { Account } from './account.tsx'
import { EarningsPage, OpenAccount } from './documents.ts'
import { PayoutTable } from './payout-table.tsx'

export const handle = { plain: true }

export const meta: MetaFunction = () => [
  { title: `${words.title} · ${shell.name}` },
  { name: 'robots', content: 'noindex' },
]

export async function loader(visit: LoaderFunctionArgs) {
  const after = new URL(visit.request.url).searchParams.get('after') || null
  const { viewer, earnings, payouts } = await ask(visit, EarningsPage, { after })
  if (!viewer) throw redirect(signInPath(visit.request))
  if (!viewer.mentor) throw redirect('/mentor')
  return { zone: viewer.timeZone, account: viewer.mentor.payoutAccount, earnings, payouts }
}

/** Leads to the payment company's own page, on which the mentor says where earnings go. */
export async function action(visit: ActionFunctionArgs) {
  const { payoutAccountLink: link } = await ask(visit, OpenAccount, {})
  if (link.__typename === 'PayoutAccountLink') return redirect(link.url)
  return data({ problem: link.message }, 409)
}

export default function EarningsRoute() {
  const { zone, account, earnings, payouts } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const reader = useReader()
  return (
    <ReaderContext.Provider value={{ ...reader, zone: reader.zone ?? zone }}>
      <h1 className="text-title font-semibold">{words.title}</h1>
      <div className="mt-4">
        <DeskNav here="/mentor/earnings" />
      </div>
      <p className="max-w-2xl">{words.intro}</p>
      {refused && <Problem>{refused.problem}</Problem>}
      {earnings.length === 0 && <p className="mt-4">{words.none}</p>}
      {earnings.map(({ held, due, blocked, paid }) => (
        <dl key={held.currency} className="mt-4 grid grid-cols-2 gap-3 md:grid-cols-4">
          <Sum name={words.held} of={held} />
          <Sum name={words.due} of={due} />
          <Sum name={words.blocked} of={blocked} />
          <Sum name={words.paid} of={paid} />
        </dl>
      ))}
      <Account account={account} />
      <PayoutTable payouts={payouts.edges.map(({ node }) => node)} />
      {payouts.pageInfo.hasNextPage && (
        <p className="mt-4">
          <a href={`?after=${payouts.pageInfo.endCursor}`}>{words.more}</a>
        </p>
      )}
    </ReaderContext.Provider>
  )
}

function Sum({ name, of }: { name: string; of: { amount: string; currency: string } }) {
  return (
    <div className="card">
      <dt className="text-small text-text-quiet">{name}</dt>
      <dd className="text-lead font-semibold">
        <Cost of={of} />
      </dd>
    </div>
  )
}
