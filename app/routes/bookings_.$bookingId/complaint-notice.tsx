import { type FragmentOf, type ResultOf, readFragment } from 'gql.tada'
import type { ReactNode } from 'react'
import { graphql } from '#app/api/gql.ts'
import { EvidenceFields, EvidenceFiles } from '#app/components/booking/evidence-files.tsx'
import { Prose } from '#app/components/ui/prose.tsx'
import { When } from '#app/components/ui/when.tsx'
import { complaint as words } from '#app/words/after-session.ts'
import { noShowFee } from '#app/words/no-show-fee.ts'

export const ComplaintFields = graphql(
  `
  fragment ComplaintFields on Complaint {
    id
    state
    text
    contest
    contestBy
    reason
    contestable
    withdrawable
    ...EvidenceFields
  }
`,
  [EvidenceFields],
)

type Props = {
  complaint: FragmentOf<typeof ComplaintFields>
  /** The booking's. */
  id: string
  viewerRole: string | null
  menteeName: string
  /** Whether it is about a fee for not coming that was not paid. */
  fee: boolean
}

const { complaint: feeWords } = noShowFee

/** Who says what about the session, what happens next and until when, and what the reader may do. */
export function ComplaintNotice({ complaint: fragment, id, viewerRole, menteeName, fee }: Props) {
  const complaint = readFragment(ComplaintFields, fragment)
  const { state, text, contest, reason, contestable, withdrawable } = complaint
  return (
    <section className="notice mt-6" aria-labelledby="complaint">
      <h2 id="complaint" className="font-semibold">
        {fee ? feeWords.title : words.title}
      </h2>
      <p>{state === 'OPEN' ? opened(viewerRole, fee) : (fee && feeWords.over[state]) || words.over[state]}</p>
      {reason && <Said by={words.reason} text={reason} />}
      <Said by={viewerRole === 'MENTEE' ? words.youWrote : words.wrote(menteeName)} text={text}>
        <EvidenceFiles complaint={complaint} of="MENTEE" />
      </Said>
      {contest && (
        <Said by={viewerRole === 'MENTOR' ? words.youWrote : words.wrote(words.mentor)} text={contest}>
          <EvidenceFiles complaint={complaint} of="MENTOR" />
        </Said>
      )}
      {state === 'OPEN' && <Next complaint={complaint} viewerRole={viewerRole} fee={fee} />}
      {contestable && (
        <p className="mt-3">
          <a href={`/bookings/${id}/complaint`} className="button">
            {words.answer}
          </a>
        </p>
      )}
      {withdrawable && (
        <form method="post" className="mt-3 flex flex-wrap items-center gap-3">
          <input type="hidden" name="complaintId" value={complaint.id} />
          <button
            type="submit"
            name="intent"
            value="withdraw"
            className="button button-quiet"
            data-pending={words.withdrawing}
          >
            {words.withdraw}
          </button>
          <span className="text-small">{words.final}</span>
        </form>
      )}
      {viewerRole === 'ADMIN' && state === 'OPEN' && (
        <p className="mt-3">
          <a href={`/admin/complaints/${complaint.id}`}>{words.decide}</a>
        </p>
      )}
    </section>
  )
}

function opened(role: string | null, fee: boolean): string {
  if (fee) return feeWords.open[role ?? ''] ?? feeWords.openToOthers
  if (role === 'MENTEE') return words.openToMentee
  return role === 'MENTOR' ? words.openToMentor : words.openToOthers
}

type Standing = { complaint: ResultOf<typeof ComplaintFields>; viewerRole: string | null; fee: boolean }

function Next({ complaint: { contest, contestBy }, viewerRole, fee }: Standing) {
  const role = viewerRole ?? ''
  const { answerBy, answerByToOthers } = fee ? feeWords : words
  if (contest !== null) return <p className="mt-3">{words.contested[role] ?? words.contestedToOthers}</p>
  return (
    <p className="mt-3">
      {answerBy[role] ?? answerByToOthers} <When at={contestBy} />.
    </p>
  )
}

function Said({ by, text, children }: { by: string; text: string; children?: ReactNode }) {
  return (
    <div className="mt-2">
      <p className="text-small">{by}</p>
      <blockquote className="border-s-4 border-line ps-3">
        <Prose text={text} />
      </blockquote>
      {children}
    </div>
  )
}
