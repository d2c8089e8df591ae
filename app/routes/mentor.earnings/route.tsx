import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { ask } from '#app/api/ask.ts'
import { type Amount, Cost, isNothing } from '#app/components/ui/cost.tsx'
import { Problem } from '#app/components/ui/problem.tsx'
import { privatePage } from '#app/private-page.ts'
import { earnings as words } from '#app/words/desk.ts'
import { debts as debtWords } from '#app/words/dispute.ts'
import { statement, year } from '#app/words/ledger.ts'
import { Account } from './account.tsx'
import { Debts, DebtsPart } from './debts.tsx'
import { EarningsPage, RefreshAccount } from './documents.ts'
import { Forecast, ForecastPart } from './forecast.tsx'
import { Payouts } from './payouts.tsx'
import { Requirements, Tax, TaxPart } from './tax.tsx'

export const meta = privatePage(words.title)

export async function loader(visit: LoaderFunctionArgs) {
  const after = new URL(visit.request.url).searchParams.get('after') || null
  const { now, viewer, earnings, payouts, paysByInvoice } = await ask(visit, EarningsPage, { after })
  if (!viewer?.mentor) throw redirect('/mentor/profile')
  const { debts } = await ask(visit, DebtsPart, {})
  const { releasesAhead: weeks } = await ask(visit, ForecastPart, {})
  const { viewer: taxed } = await ask(visit, TaxPart, { year: Number(now.slice(0, 4)) })
  const { payoutAccount: account, platformFee: fee } = viewer.mentor
  const byHand = paysByInvoice && account !== null
  return { account, fee, earnings, payouts, debts, weeks, byHand, taxed: taxed?.mentor ?? null }
}

export async function action(visit: ActionFunctionArgs) {
  const { payoutAccountRefresh: done } = await ask(visit, RefreshAccount, {})
  return done.__typename === 'Mentor' ? redirect('/mentor/earnings') : data({ problem: done.message }, 409)
}

export default function EarningsRoute() {
  const { account, fee, earnings, payouts, debts, weeks, byHand, taxed } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <>
      <h1 className="text-title font-semibold">{words.title}</h1>
      {refused && <Problem>{refused.problem}</Problem>}
      {earnings.map(({ held, due, sending, blocked, paid, debt }) => (
        <dl key={held.currency} className="mt-4 grid grid-cols-2 gap-3 sm:grid-cols-3">
          <Sum name={words.held} of={held} />
          <Sum name={words.due} of={due} />
          <Sum name={words.sending} of={sending} />
          <Sum name={words.blocked} of={blocked} />
          <Sum name={words.paid} of={paid} />
          {!isNothing(debt) && <Sum name={debtWords.sum} of={debt} />}
        </dl>
      ))}
      <Account account={account} byHand={byHand} />
      {taxed?.payoutAccount && <Requirements account={taxed.payoutAccount} />}
      <Debts debts={debts} />
      <Forecast weeks={weeks} />
      <Payouts fee={fee} payouts={payouts} />
      {taxed && <Tax mentor={taxed} />}
      <p className="mt-4">
        <Link to="/mentor/statement">{statement.link}</Link> · <Link to="/mentor/year">{year.link}</Link>
      </p>
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
