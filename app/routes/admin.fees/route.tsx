import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { ask } from '#app/api/ask.ts'
import { More } from '#app/components/ui/more.tsx'
import { Problem } from '#app/components/ui/problem.tsx'
import { privatePage } from '#app/private-page.ts'
import { admin } from '#app/words/admin.ts'
import { percentText, fees as words } from '#app/words/fee.ts'
import { action } from './action.server.ts'
import { FeeHistory, FeesPage, ServiceFeeHistory } from './documents.ts'
import { ContactForm, HoldForm, MentorFeeForm, ProgramFeeForm, ServiceFeeForm } from './forms.tsx'
import { FeeRow, ServiceFeeRow } from './history.tsx'

export const meta = privatePage(words.title)

export async function loader(visit: LoaderFunctionArgs) {
  const { searchParams } = new URL(visit.request.url)
  const over = searchParams.get('show') === 'over'
  const [page, fees, service] = await Promise.all([
    ask(visit, FeesPage, {}),
    ask(visit, FeeHistory, { holding: !over, after: searchParams.get('after') || null }),
    ask(visit, ServiceFeeHistory, {}),
  ])
  return { ...page, ...fees, ...service, over }
}

export { action }

export default function FeesRoute() {
  const { platformFee, serviceFee, programs, ...set } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const saved = useSearchParams()[0].has('saved')
  const now = {
    percent: String(serviceFee.basisPoints / 100),
    fixed: serviceFee.fixed.map(({ amount, currency }) => `${amount} ${currency}`).join('\n'),
  }
  const last = [
    ...[...set.feeChanges.edges, ...set.serviceFeeChanges.edges].map(({ node }) => node.at),
    ...programs.edges.flatMap(({ node }) => [node.contact, node.payoutHoldHours]),
  ]
  return (
    <div className="max-w-3xl">
      <h1 className="text-title font-semibold">{words.title}</h1>
      <p className="mt-2">{words.text}</p>
      {refused?.problem && <Problem title={admin.problem}>{refused.problem}</Problem>}
      <p role="status">{saved && !refused && words.saved}</p>
      <p className="mt-2">
        {words.platform(percentText(platformFee.basisPoints))} {words.order}
      </p>
      <div key={last.join()}>
        <MentorFeeForm refused={refused} />
        <ProgramFeeForm refused={refused} programs={programs.edges.map(({ node }) => node)} />
        <ContactForm refused={refused} programs={programs.edges.map(({ node }) => node)} />
        <HoldForm refused={refused} programs={programs.edges.map(({ node }) => node)} />
        <h2 className="mt-8 text-lead font-semibold">{words.service}</h2>
        <p className="mt-1">{words.serviceText}</p>
        <ServiceFeeForm refused={refused} now={now} />
      </div>
      <WasSet {...set} />
    </div>
  )
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>

/** The fees of their own that hold now, or all that was ever set. */
function WasSet({
  over,
  feeChanges,
  serviceFeeChanges,
}: Pick<Loaded, 'over' | 'feeChanges' | 'serviceFeeChanges'>) {
  const rows = feeChanges.edges.map(({ node }) => (
    <FeeRow key={`${node.at}${node.mentor?.handle ?? node.program?.name}`} fee={node} />
  ))
  return (
    <section className="mt-8">
      <h2 className="text-lead font-semibold">{over ? words.history : words.own}</h2>
      <p className="mt-1">
        <Link to={over ? '/admin/fees' : '/admin/fees?show=over'}>{over ? words.own : words.history}</Link>
      </p>
      {rows.length === 0 && <p className="mt-2">{over ? words.nothing : words.none}</p>}
      <ul className="mt-3 grid gap-3">
        {over && serviceFeeChanges.edges.map(({ node }) => <ServiceFeeRow key={node.at} fee={node} />)}
        {rows}
      </ul>
      <More page={feeChanges.pageInfo} asked={over ? { show: 'over' } : {}} />
    </section>
  )
}
