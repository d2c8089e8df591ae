import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ask } from '#app/api/ask.ts'
import { EvidenceFiles } from '#app/components/booking/evidence-files.tsx'
import { Cost } from '#app/components/ui/cost.tsx'
import { Problem } from '#app/components/ui/problem.tsx'
import { When } from '#app/components/ui/when.tsx'
import { privatePage } from '#app/private-page.ts'
import { admin } from '#app/words/admin.ts'
import { complaint as said, complaintsDesk as words } from '#app/words/after-session.ts'
import { earnings } from '#app/words/desk.ts'
import { noShowFee } from '#app/words/no-show-fee.ts'
import { DecideForm } from './decide-form.tsx'
import { Decide, DecidePage } from './documents.ts'
import { Statement } from './statement.tsx'

export const meta = privatePage(words.heading)

export async function loader(visit: LoaderFunctionArgs) {
  const { node } = await ask(visit, DecidePage, { id: visit.params.complaintId ?? '' })
  if (node?.__typename !== 'Complaint') throw data(null, 404)
  return { complaint: node }
}

const decisions = ['REFUND', 'PAY', 'SPLIT'] as const

export async function action(visit: ActionFunctionArgs) {
  const form = await visit.request.formData()
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const decision = decisions.find((each) => each === text('decision'))
  if (!decision) throw data(null, 400)
  const amount = text('amount').replace(',', '.')
  const refund = decision === 'SPLIT' && amount ? { amount, currency: text('currency') } : null
  const complaintId = visit.params.complaintId ?? ''
  const input = { complaintId, decision, refund, reason: text('reason') }
  const { complaintDecide: done } = await ask(visit, Decide, { input })
  if (done.__typename === 'Complaint') return redirect(`/admin/complaints/${complaintId}`)
  const problem = done.__typename === 'InputInvalid' ? done.issues[0]?.message : done.message
  return data({ problem, typed: { decision, amount, reason: input.reason } }, 409)
}

export default function DecideRoute() {
  const { complaint } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { text, contest, reason, decidable, refundable, booking } = complaint
  const fee = booking.noShowFee?.state === 'REPORTED' ? booking.noShowFee.amount : null
  return (
    <>
      <h1 className="text-title font-semibold">{fee ? noShowFee.decide.heading : words.heading}</h1>
      {refused && <Problem title={admin.problem}>{refused.problem}</Problem>}
      <Standing complaint={complaint} />
      <Money complaint={complaint} />
      <Statement by={words.mentee(booking.menteeName)} text={text}>
        <EvidenceFiles complaint={complaint} of="MENTEE" />
      </Statement>
      {contest && (
        <Statement by={words.mentor(booking.mentor.name)} text={contest}>
          <EvidenceFiles complaint={complaint} of="MENTOR" />
        </Statement>
      )}
      {reason && <Statement by={said.reason} text={reason} />}
      {decidable && (
        <DecideForm
          refundable={refundable}
          share={booking.payout?.amount ?? null}
          fee={fee}
          typed={refused?.typed}
        />
      )}
    </>
  )
}

type Complaint = ReturnType<typeof useLoaderData<typeof loader>>['complaint']

function Standing({ complaint: { state, contestedAt, contestBy, decidedAt } }: { complaint: Complaint }) {
  if (state !== 'OPEN')
    return (
      <p className="mt-2" role="status">
        {words.ended} {decidedAt && <When at={decidedAt} />}: {words.states[state] ?? state}
      </p>
    )
  return (
    <p className="mt-2">
      {contestedAt ? words.waits : words.answerBy} <When at={contestedAt ?? contestBy} />
    </p>
  )
}

function Money({ complaint: { state, refundable, refunded, booking } }: { complaint: Complaint }) {
  const { id, title, startsAt, endsAt, price, payout } = booking
  return (
    <dl className="facts mt-4">
      <dt>{words.session}</dt>
      <dd>
        {title}, <When at={startsAt} until={endsAt} /> <a href={`/bookings/${id}`}>{words.booking}</a>
      </dd>
      <dt>{words.paid}</dt>
      <dd>
        <Cost of={price} />
      </dd>
      <dt>{state === 'OPEN' ? words.left : words.back}</dt>
      <dd>
        <Cost of={refunded ?? refundable} />
      </dd>
      {payout && (
        <>
          <dt>{words.share}</dt>
          <dd>
            <Cost of={payout.amount} />, {earnings.states[payout.state] ?? payout.state}
            {payout.state === 'HELD' && (
              <>
                {' '}
                <When at={payout.releaseAt} />
              </>
            )}
          </dd>
        </>
      )}
    </dl>
  )
}
