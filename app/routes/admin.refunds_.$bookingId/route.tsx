import { randomUUID } from 'node:crypto'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { ask } from '#app/api/ask.ts'
import { AmountField } from '#app/components/ui/amount-field.tsx'
import { type Amount, Cost, isNothing } from '#app/components/ui/cost.tsx'
import { Problem } from '#app/components/ui/problem.tsx'
import { ReasonField } from '#app/components/ui/reason-field.tsx'
import { Submit } from '#app/components/ui/submit.tsx'
import { When } from '#app/components/ui/when.tsx'
import { privatePage } from '#app/private-page.ts'
import { admin, giveBack as words } from '#app/words/admin.ts'
import { earnings } from '#app/words/desk.ts'
import { disputesDesk } from '#app/words/dispute.ts'
import { GiveBack, GiveBackPage } from './documents.ts'

export const meta = privatePage(words.title)

export async function loader(visit: LoaderFunctionArgs) {
  const { booking } = await ask(visit, GiveBackPage, { id: visit.params.bookingId ?? '' })
  if (!booking) throw data(null, 404)
  return { booking, key: randomUUID() }
}

export async function action(visit: ActionFunctionArgs) {
  const form = await visit.request.formData()
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const bearer = (['PLATFORM', 'SHARED'] as const).find((each) => each === text('bearer'))
  if (!bearer) throw data(null, 400)
  const bookingId = visit.params.bookingId ?? ''
  const typed = { bearer, amount: text('amount').replace(',', '.'), reason: text('reason') }
  const amount = { amount: typed.amount, currency: text('currency') }
  const input = { bookingId, amount, bearer, reason: typed.reason, idempotencyKey: text('key') }
  const { bookingGiveBack: done } = await ask(visit, GiveBack, { input })
  if (done.__typename === 'Booking') return redirect(`/admin/refunds/${bookingId}`)
  const problem = done.__typename === 'InputInvalid' ? done.issues[0]?.message : done.message
  return data({ problem, typed }, 409)
}

export default function GiveBackRoute() {
  const { booking, key } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { id, title, startsAt, endsAt, menteeName, mentor, refundable, payout, payment } = booking
  return (
    <>
      <h1 className="text-title font-semibold">{words.title}</h1>
      <p className="mt-2">{words.text}</p>
      {refused && <Problem title={admin.problem}>{refused.problem}</Problem>}
      <dl className="facts mt-4">
        <dt>{words.session}</dt>
        <dd>
          <a href={`/bookings/${id}`}>{disputesDesk.of(title, menteeName, mentor.name)}</a>,{' '}
          <When at={startsAt} until={endsAt} />
        </dd>
        <dt>{words.left}</dt>
        <dd>
          <Cost of={refundable} />
        </dd>
        {payout && (
          <>
            <dt>{words.share}</dt>
            <dd>
              <Cost of={payout.amount} />, {earnings.states[payout.state] ?? payout.state}
            </dd>
          </>
        )}
      </dl>
      {payment?.refunds.map(({ id: refund, decidedAt, amount }) => (
        <p key={refund} className="mt-2 text-text-quiet" role="status">
          {words.done}: <Cost of={amount} />, <When at={decidedAt} />
        </p>
      ))}
      {isNothing(refundable) ? (
        <p className="mt-4">{words.nothing}</p>
      ) : (
        <GiveBackForm most={refundable} sent={key} typed={refused?.typed} />
      )}
    </>
  )
}

type FormProps = {
  most: Amount
  sent: string
  /** What was refused a moment ago. */
  typed: { bearer: string; amount: string; reason: string } | undefined
}

function GiveBackForm({ most, sent, typed }: FormProps) {
  return (
    <Form method="post" className="mt-6 grid gap-4">
      <input type="hidden" name="key" value={sent} />
      <AmountField label={words.amount} hint={words.amountHint} most={most} required typed={typed?.amount} />
      <fieldset className="grid gap-2">
        <legend className="font-semibold">{words.bearer}</legend>
        {(['PLATFORM', 'SHARED'] as const).map((each) => (
          <label key={each} className="flex min-h-8 items-center gap-3">
            <input type="radio" name="bearer" value={each} defaultChecked={typed?.bearer === each} required />
            {words[each]}
          </label>
        ))}
      </fieldset>
      <ReasonField id="reason" label={admin.reason} rows={3} typed={typed?.reason} />
      <p>
        <Submit pending={words.submitting}>{words.submit}</Submit>
      </p>
    </Form>
  )
}
