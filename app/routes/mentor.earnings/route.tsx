import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { ask } from '#app/api/ask.ts'
import { Problem } from '#app/components/ui/problem.tsx'
import { privatePage } from '#app/private-page.ts'
import { earnings as words } from '#app/words/desk.ts'
import { statement, year } from '#app/words/ledger.ts'
import { Account } from './account.tsx'
import { Debts, DebtsPart } from './debts.tsx'
import { EarningsPage, RefreshAccount } from './documents.ts'
import { Forecast, ForecastPart } from './forecast.tsx'
import { Payouts } from './payouts.tsx'
import { Sums } from './sums.tsx'
import { Requirements, Tax, TaxPart } from './tax.tsx'
import { ToBank, ToBankPart } from './to-bank.tsx'

export const meta = privatePage(words.title)

export async function loader(visit: LoaderFunctionArgs) {
  const asked = new URL(visit.request.url).searchParams
  const after = asked.get('after') || null
  const { now, viewer, earnings, payouts, paysByInvoice } = await ask(visit, EarningsPage, { after })
  if (!viewer?.mentor) throw redirect('/mentor/profile')
  const { debts } = await ask(visit, DebtsPart, {})
  const { releasesAhead: weeks } = await ask(visit, ForecastPart, {})
  const { viewer: taxed } = await ask(visit, TaxPart, { year: Number(now.slice(0, 4)) })
  const { viewer: banked } = await ask(visit, ToBankPart, { after: asked.get('bankAfter') || null })
  const { payoutAccount: account, platformFee: fee } = viewer.mentor
  const byHand = paysByInvoice && account !== null
  const [tax, bank] = [taxed?.mentor ?? null, banked?.mentor ?? null]
  return { account, fee, earnings, payouts, debts, weeks, byHand, tax, bank }
}

export async function action(visit: ActionFunctionArgs) {
  const { payoutAccountRefresh: done } = await ask(visit, RefreshAccount, {})
  return done.__typename === 'Mentor' ? redirect('/mentor/earnings') : data({ problem: done.message }, 409)
}

export default function EarningsRoute() {
  const { account, fee, earnings, payouts, debts, weeks, byHand, tax, bank } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <>
      <h1 className="text-title font-semibold">{words.title}</h1>
      {refused && <Problem>{refused.problem}</Problem>}
      <Sums earnings={earnings} />
      <Account account={account} byHand={byHand} paysOn={bank?.payoutAccount?.payoutsEnabled ?? false} />
      {tax?.payoutAccount && <Requirements account={tax.payoutAccount} />}
      <Debts debts={debts} />
      <Forecast weeks={weeks} />
      {bank && <ToBank mentor={bank} />}
      <Payouts fee={fee} payouts={payouts} />
      {tax && <Tax mentor={tax} />}
      <p className="mt-4">
        <Link to="/mentor/statement">{statement.link}</Link> · <Link to="/mentor/year">{year.link}</Link>
      </p>
    </>
  )
}
