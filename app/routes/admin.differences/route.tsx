import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { ask } from '#app/api/ask.ts'
import { Cost } from '#app/components/ui/cost.tsx'
import { askedOf, OpenAndOver } from '#app/components/ui/open-and-over.tsx'
import { Problem } from '#app/components/ui/problem.tsx'
import { ReasonField } from '#app/components/ui/reason-field.tsx'
import { Submit } from '#app/components/ui/submit.tsx'
import { When } from '#app/components/ui/when.tsx'
import { privatePage } from '#app/private-page.ts'
import { admin } from '#app/words/admin.ts'
import { differences as words } from '#app/words/ledger.ts'
import { CloseCase, DifferencesPage } from './documents.ts'

export const meta = privatePage(words.title)

export async function loader(visit: LoaderFunctionArgs) {
  const { show, after } = askedOf(visit.request)
  const { cases } = await ask(visit, DifferencesPage, { open: show === 'open', after })
  return { show, rows: cases.edges.map(({ node }) => node), pageInfo: cases.pageInfo }
}

export async function action(visit: ActionFunctionArgs) {
  const form = await visit.request.formData()
  const input = { caseId: String(form.get('caseId')), reason: String(form.get('reason') ?? '') }
  const { caseClose: done } = await ask(visit, CloseCase, { input })
  return done.__typename === 'Case'
    ? redirect('/admin/differences?done=1')
    : data({ problem: done.message, typed: input }, 409)
}

export default function DifferencesRoute() {
  const { show, rows, pageInfo } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const done = useSearchParams()[0].has('done')
  return (
    <>
      <h1 className="text-title font-semibold">{words.title}</h1>
      <p className="mt-2">{words.text}</p>
      {refused && <Problem title={admin.problem}>{refused.problem}</Problem>}
      <p role="status">{done && !refused && words.accepted}</p>
      <OpenAndOver
        words={words}
        show={show}
        rows={rows}
        card={(row) => <Difference row={row} typed={refused?.typed} />}
        page={pageInfo}
      />
    </>
  )
}

type Row = ReturnType<typeof useLoaderData<typeof loader>>['rows'][number]

/** The entries behind what the ledger says. */
function entriesOf({ kind, subject, detail }: Row): string {
  const asked = kind === 'BALANCE_DIFFERS' ? { account: detail, currency: subject } : { key: subject }
  return `/admin/ledger?${new URLSearchParams(asked as Record<string, string>)}`
}

/** What the detail of a case is that has no two sides. */
const told: Record<string, string> = {
  PAYMENTS_SHUT: words.says,
  WEBHOOK_SOURCE: words.from,
  CALENDAR_OVERLAP: words.what,
  CALENDAR_UNSURE: words.what,
  CALENDAR_LATE: words.what,
}

type Typed = { caseId: string; reason: string } | undefined

function Difference({ row, typed }: { row: Row; typed: Typed }) {
  const { id, kind, subject, detail, booking, openedAt, closedAt } = row
  return (
    <article className="card">
      <h2 className="font-semibold">{words.kinds[kind] ?? kind}</h2>
      <dl className="facts mt-1">
        {!(kind in told) && <Sides row={row} />}
        <dt>{words.what}</dt>
        <dd className="wrap-anywhere">{subject}</dd>
        <dt>{told[kind] ?? words.moved}</dt>
        <dd className="wrap-anywhere">{detail}</dd>
        {booking && (
          <>
            <dt>{words.booking}</dt>
            <dd>
              <a href={`/bookings/${booking.id}`}>
                {booking.title}, {booking.menteeName}
              </a>
            </dd>
          </>
        )}
        <dt>{words.since}</dt>
        <dd>
          <When at={openedAt} />
        </dd>
        {closedAt && <Over row={row} at={closedAt} />}
      </dl>
      {!closedAt && <Accept id={id} typed={typed?.caseId === id ? typed.reason : undefined} />}
    </article>
  )
}

function Sides({ row }: { row: Row }) {
  const { here, there } = row
  return (
    <>
      <dt>{words.here}</dt>
      <dd>
        {here ? (
          <Link to={entriesOf(row)}>
            <Cost of={here} />
          </Link>
        ) : (
          words.nothing
        )}
      </dd>
      <dt>{words.there}</dt>
      <dd>{there ? <Cost of={there} /> : words.nothing}</dd>
    </>
  )
}

function Over({ row: { closedBy, closeReason }, at }: { row: Row; at: string }) {
  return (
    <>
      <dt>{words.closed}</dt>
      <dd>
        <When at={at} />, {closedBy ? `${words.acceptedBy(closedBy.name)}: ${closeReason}` : words.byItself}
      </dd>
    </>
  )
}

function Accept({ id, typed }: { id: string; typed: string | undefined }) {
  return (
    <Form method="post" className="mt-3 flex flex-wrap items-end gap-3">
      <input type="hidden" name="caseId" value={id} />
      <ReasonField id={`reason-${id}`} label={admin.reason} typed={typed} />
      <Submit quiet pending={admin.working}>
        {words.accept}
      </Submit>
    </Form>
  )
}
