import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ask } from '#app/api/ask.ts'
import { Problem } from '#app/components/ui/problem.tsx'
import { When } from '#app/components/ui/when.tsx'
import { privatePage } from '#app/private-page.ts'
import { admin } from '#app/words/admin.ts'
import { disputesDesk as words } from '#app/words/dispute.ts'
import { AcceptForm, AnswerForm } from './answer-forms.tsx'
import { Accept, Answer, DisputePage } from './documents.ts'
import { type Dispute, Facts } from './facts.tsx'

export const meta = privatePage(words.heading)

export async function loader(visit: LoaderFunctionArgs) {
  const { node } = await ask(visit, DisputePage, { id: visit.params.disputeId ?? '' })
  if (node?.__typename !== 'Dispute') throw data(null, 404)
  return { dispute: node }
}

export async function action(visit: ActionFunctionArgs) {
  const form = await visit.request.formData()
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const [disputeId, intent, reason] = [visit.params.disputeId ?? '', text('intent'), text('reason')]
  const done =
    intent === 'accept'
      ? (await ask(visit, Accept, { input: { disputeId, reason } })).disputeAccept
      : (await ask(visit, Answer, { input: { disputeId, reason, statement: text('statement') } }))
          .disputeAnswer
  if (done.__typename === 'Dispute') return redirect(`/admin/disputes/${disputeId}`)
  const problem = done.__typename === 'InputInvalid' ? done.issues[0]?.message : done.message
  return data({ problem, intent, reason, statement: text('statement') }, 409)
}

export default function DisputeRoute() {
  const { dispute } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { state, evidence, answerable, acceptable, answer, problem } = dispute
  const statement = evidence?.find(({ part }) => part === 'STATEMENT')?.text ?? ''
  const asked = state.startsWith('INQUIRY')
  const typed = (intent: string) => (refused?.intent === intent ? refused.reason : undefined)
  return (
    <>
      <h1 className="text-title font-semibold">{asked ? words.asks : words.heading}</h1>
      {refused && <Problem title={admin.problem}>{refused.problem}</Problem>}
      {problem && (
        <Problem title={words.problem}>
          <p>{problem}</p>
        </Problem>
      )}
      <Standing dispute={dispute} />
      <Facts dispute={dispute} />
      {evidence && (
        <Evidence
          parts={evidence.filter(({ part }) => !(answerable && part === 'STATEMENT'))}
          sent={answer === 'EVIDENCE'}
        />
      )}
      {answerable && <AnswerForm statement={refused?.statement || statement} reason={typed('answer')} />}
      {acceptable && <AcceptForm reason={typed('accept')} />}
    </>
  )
}

function Standing({ dispute: { state, answer, respondBy, closedAt } }: { dispute: Dispute }) {
  const unanswered = state === 'INQUIRY' || state === 'NEEDS_RESPONSE'
  if (unanswered && answer)
    return (
      <p className="mt-2" role="status">
        {words.sending}
      </p>
    )
  if (unanswered && respondBy)
    return (
      <p className="mt-2 text-warn">
        {words.answerBy} <When at={respondBy} />
      </p>
    )
  if (!closedAt)
    return (
      <p className="mt-2" role="status">
        {words.submitted}
      </p>
    )
  return (
    <p className="mt-2" role="status">
      {words.ended} <When at={closedAt} />: {words.states[state] ?? state}
    </p>
  )
}

type Parts = NonNullable<Dispute['evidence']>

function Evidence({ parts, sent }: { parts: Parts; sent: boolean }) {
  return (
    <section className="mt-6">
      <h2 className="text-lead font-semibold">{sent ? words.evidenceSent : words.evidence}</h2>
      {parts.map(({ part, text }) => (
        <div key={part} className="mt-3">
          <h3 className="font-semibold">{words.parts[part] ?? part}</h3>
          <p className="wrap-anywhere whitespace-pre-line border-s-4 border-line ps-3">{text}</p>
        </div>
      ))}
    </section>
  )
}
