import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { ask } from '#app/api/ask.ts'
import { type Amount, Cost } from '#app/components/ui/cost.tsx'
import { More } from '#app/components/ui/more.tsx'
import { Problem } from '#app/components/ui/problem.tsx'
import { privatePage } from '#app/private-page.ts'
import { earnings as words } from '#app/words/desk.ts'
import { Account } from './account.tsx'
import { EarningsPage, RefreshAccount } from './documents.ts'
import { PayoutRow } from './payout-row.tsx'

export const meta = privatePage(words.title)

export async function loader(visit: LoaderFunctionArgs) {
  const after = new URL(visit.request.url).searchParams.get('after') || null
  const { viewer, earnings, payouts } = await ask(visit, EarningsPage, { after })
  if (!viewer?.mentor) throw redirect('/mentor/profile')
  return { account: viewer.mentor.payoutAccount, earnings, payouts }
}

export async function action(visit: ActionFunctionArgs) {
  const { payoutAccountRefresh: done } = await ask(visit, RefreshAccount, {})
  return done.__typename === 'Mentor' ? redirect('/mentor/earnings') : data({ problem: done.message }, 409)
}

export default function EarningsRoute() {
  const { account, earnings, payouts } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const problem = useSearchParams()[0].get('problem')
  return (
    <>
      <h1 className="text-title font-semibold">{words.title}</h1>
      {(refused ?? problem) && <Problem>{refused?.problem ?? problem}</Problem>}
      {earnings.map(({ held, due, blocked, paid }) => (
        <dl key={held.currency} className="mt-4 grid grid-cols-2 gap-3 sm:grid-cols-4">
          <Sum name={words.held} of={held} />
          <Sum name={words.due} of={due} />
          <Sum name={words.blocked} of={blocked} />
          <Sum name={words.paid} of={paid} />
        </dl>
      ))}
      <Account account={account} />
      <h2 className="mt-8 text-lead font-semibold">{words.list}</h2>
      {payouts.edges.length === 0 && <p className="mt-2">{words.none}</p>}
      <ul className="mt-3 grid gap-3">
        {payouts.edges.map(({ node }) => (
          <li key={node.id}>
            <PayoutRow payout={node} />
          </li>
        ))}
      </ul>
      <More page={payouts.pageInfo} />
    </>
  )
}

function Sum({ name, of }: { name: string; of: Amount }) {
  return (
    <div className="card flex flex-col-reverse justify-end">
      <dt className="text-small text-text-quiet">{name}</dt>
      <dd className="text-lead font-semibold">
        <Cost of={of} />
      </dd>
    </div>
  )
}
