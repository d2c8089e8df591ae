import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { ask } from '#app/api/ask.ts'
import { More } from '#app/components/ui/more.tsx'
import { Problem } from '#app/components/ui/problem.tsx'
import { ReasonField } from '#app/components/ui/reason-field.tsx'
import { Submit } from '#app/components/ui/submit.tsx'
import { When } from '#app/components/ui/when.tsx'
import { privatePage } from '#app/private-page.ts'
import { admin, stuck as words } from '#app/words/admin.ts'
import { CancelStuck, ConfirmStuck, RefundStuck, RetryStuck, SettleStuck, StuckPage } from './documents.ts'
import { SettleForm } from './settle-form.tsx'

export const meta = privatePage(words.title)

export async function loader(visit: LoaderFunctionArgs) {
  const after = new URL(visit.request.url).searchParams.get('after') || null
  const { stuckBookings } = await ask(visit, StuckPage, { after })
  return { rows: stuckBookings.edges.map(({ node }) => node), pageInfo: stuckBookings.pageInfo }
}

type Input = { name: string; reason: string }

const actions = {
  RETRY: (visit: ActionFunctionArgs, input: Input) => ask(visit, RetryStuck, { input }),
  REFUND: (visit: ActionFunctionArgs, input: Input) => ask(visit, RefundStuck, { input }),
  CONFIRM: (visit: ActionFunctionArgs, input: Input) => ask(visit, ConfirmStuck, { input }),
  CANCEL: (visit: ActionFunctionArgs, input: Input) => ask(visit, CancelStuck, { input }),
}

export async function action(visit: ActionFunctionArgs) {
  const form = await visit.request.formData()
  if (form.get('action') === 'SETTLE') return settle(visit, form)
  const act = actions[String(form.get('action')) as keyof typeof actions]
  if (!act) throw data(null, 400)
  const input = { name: String(form.get('name')), reason: String(form.get('reason') ?? '') }
  const { done } = await act(visit, input)
  return 'message' in done
    ? data({ problem: done.message, typed: input }, 409)
    : redirect('/admin/stuck?done=1')
}

/** The person was paid by other means than the payment company's. */
async function settle(visit: ActionFunctionArgs, form: FormData) {
  const text = (name: string) => String(form.get(name) ?? '')
  const way = text('way') === 'CASH' ? 'CASH' : 'TRANSFER'
  const input = { name: text('name'), way, reference: text('reference') } as const
  const { done } = await ask(visit, SettleStuck, { input })
  if (done.__typename === 'StuckHandled') return redirect('/admin/stuck?done=1')
  const said = done.__typename === 'InputInvalid' ? done.issues[0]?.message : done.message
  const typed = { name: input.name, way, reference: input.reference }
  return data({ problem: said ?? done.message, typed }, 409)
}

export default function StuckRoute() {
  const { rows, pageInfo } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const done = useSearchParams()[0].has('done')
  return (
    <>
      <h1 className="text-title font-semibold">{words.title}</h1>
      {refused && <Problem title={admin.problem}>{refused.problem}</Problem>}
      <p role="status">{done && !refused && words.done}</p>
      {rows.length === 0 && <p className="mt-4">{words.none}</p>}
      <ul className="mt-4 grid gap-4">
        {rows.map((row) => (
          <li key={row.name}>
            <Stuck row={row} typed={refused?.typed.name === row.name ? refused.typed : {}} />
          </li>
        ))}
      </ul>
      <More page={pageInfo} />
    </>
  )
}

type Row = ReturnType<typeof useLoaderData<typeof loader>>['rows'][number]

/** What was sent about this one and refused. */
type Typed = { reason?: string; way?: string; reference?: string }

function Stuck({ row, typed }: { row: Row; typed: Typed }) {
  const { name, kind, reason, since, actions, refund, booking } = row
  const simple = actions.filter((each) => each !== 'SETTLE')
  return (
    <article className="card">
      <h2 className="font-semibold">{words.kinds[kind] ?? kind}</h2>
      <p>{reason}</p>
      <p className="text-small text-text-quiet">
        {words.since} <When at={since} />
      </p>
      {booking && (
        <p className="mt-1">
          {booking.title}, {booking.menteeName}, {booking.mentor.name}, <When at={booking.startsAt} />{' '}
          <a href={`/bookings/${booking.id}`}>{words.open}</a>
        </p>
      )}
      {actions.length === 0 ? (
        <p className="mt-3">{words.nothing}</p>
      ) : (
        <Form method="post" className="mt-3 flex flex-wrap items-end gap-3">
          <input type="hidden" name="name" value={name} />
          <ReasonField id={`reason-${name}`} label={admin.reason} typed={typed.reason} />
          {simple.map((each) => (
            <Submit key={each} quiet name="action" value={each} pending={admin.working}>
              {words.actions[each] ?? each}
            </Submit>
          ))}
        </Form>
      )}
      {refund && simple.length < actions.length && (
        <SettleForm name={name} amount={refund.amount} typed={typed} />
      )}
    </article>
  )
}
