import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { ask } from '#app/api/ask.ts'
import { Cost } from '#app/components/ui/cost.tsx'
import { Problem } from '#app/components/ui/problem.tsx'
import { TabbedCards } from '#app/components/ui/tabbed-cards.tsx'
import { When } from '#app/components/ui/when.tsx'
import { privatePage } from '#app/private-page.ts'
import { admin, stuck } from '#app/words/admin.ts'
import { explained } from '#app/words/ledger.ts'
import { payoutsDesk as words } from '#app/words/payout.ts'
import { LetPayoutGo, PayoutsPage, StopPayout } from './documents.ts'
import { StopForm } from './stop-form.tsx'

export const meta = privatePage(words.title)

type State = keyof typeof words.tabs

const tabs = [['all', words.all], ...(Object.entries(words.tabs) as [State, string][])] as const

export async function loader(visit: LoaderFunctionArgs) {
  const { searchParams } = new URL(visit.request.url)
  const asked = tabs.find(([state]) => state === searchParams.get('state'))?.[0] ?? 'all'
  const states = asked === 'all' ? null : [asked]
  const { payouts } = await ask(visit, PayoutsPage, { states, after: searchParams.get('after') || null })
  return { asked, rows: payouts.edges.map(({ node }) => node), pageInfo: payouts.pageInfo }
}

export async function action(visit: ActionFunctionArgs) {
  const form = await visit.request.formData()
  const typed = { id: String(form.get('id')), reason: String(form.get('reason') ?? '') }
  const input = { payoutId: typed.id, reason: typed.reason }
  const { done } = await (form.get('act') === 'letGo'
    ? ask(visit, LetPayoutGo, { input })
    : ask(visit, StopPayout, { input }))
  if (done.__typename === 'Payout') {
    const { searchParams } = new URL(visit.request.url)
    searchParams.set('done', '1')
    return redirect(`/admin/payouts?${searchParams}`)
  }
  const problem = done.__typename === 'InputInvalid' ? done.issues[0]?.message : done.message
  return data({ problem: problem ?? done.message, typed }, 409)
}

/** Every mentor's share of every booking, and what stands in its way. */
export default function PayoutsRoute() {
  const { asked, rows, pageInfo } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const done = useSearchParams()[0].has('done')
  return (
    <>
      <h1 className="text-title font-semibold">{words.title}</h1>
      <p className="mt-2">{words.text}</p>
      {refused && <Problem title={admin.problem}>{refused.problem}</Problem>}
      <p role="status">{done && !refused && stuck.done}</p>
      <TabbedCards
        label={words.title}
        name="state"
        tabs={tabs}
        here={asked}
        none={words.none}
        rows={rows}
        card={(row) => (
          <Row row={row} typed={refused?.typed.id === row.id ? refused.typed.reason : undefined} />
        )}
        page={pageInfo}
      />
    </>
  )
}

type Payout = ReturnType<typeof useLoaderData<typeof loader>>['rows'][number]

function Row({ row, typed }: { row: Payout; typed: string | undefined }) {
  const { state, releaseAt, paidAt, amount, blocks, stoppable, stopped, failed, booking } = row
  const { id, title, menteeName, mentor } = booking
  const at = state === 'PAID' ? paidAt : state === 'HELD' || state === 'DUE' ? releaseAt : null
  const waits = state === 'BLOCKED' || state === 'FAILED'
  const about = words.of(title, menteeName)
  return (
    <article className="card">
      <h2 className="font-semibold">
        <a href={`/bookings/${id}`}>{about}</a>
      </h2>
      <p>
        <Cost of={amount} /> {words.to(mentor.name)}, {words.states[state] ?? state} {at && <When at={at} />}
        {waits && (
          <>
            , {words.due} <When at={releaseAt} />
          </>
        )}
      </p>
      {blocks.map(({ reason, since }) => (
        <p key={`${reason} ${since}`} className="text-warn">
          {words.reasons[reason] ?? reason}, {words.since} <When at={since} />
        </p>
      ))}
      <p>
        <a href={`/admin/ledger?${new URLSearchParams({ booking: id })}`}>{explained.link}</a>
      </p>
      {stoppable && <StopForm id={row.id} about={about} act="stop" failed={failed} typed={typed} />}
      {stopped && <StopForm id={row.id} about={about} act="letGo" failed={failed} typed={typed} />}
    </article>
  )
}
