import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ask } from '#app/api/ask.ts'
import { EvidenceField } from '#app/components/booking/evidence-field.tsx'
import { EvidenceFiles } from '#app/components/booking/evidence-files.tsx'
import { otherParty, Summary } from '#app/components/booking/summary.tsx'
import { zoneAt } from '#app/components/booking/summary-fields.ts'
import { Problems } from '#app/components/ui/problem.tsx'
import { Prose } from '#app/components/ui/prose.tsx'
import { privatePage } from '#app/private-page.ts'
import { ReaderContext, useReader } from '#app/time/reader.ts'
import { afterSession, complaining } from '#app/words/after-session.ts'
import { noShowFee } from '#app/words/no-show-fee.ts'
import { ComplaintPage, Contest, Open } from './documents.ts'
import { handInEvidence, tellIssues } from './evidence.server.ts'

export const handle = { plain: true }

/** Of a fee for not coming that is not charged yet. */
const { text, send, answer, answerTitle, title } = noShowFee.objecting
const feeWords = { text, send, answer, answerTitle, title: () => title }

export const meta = privatePage(afterSession.complain)

export async function loader(visit: LoaderFunctionArgs) {
  const { viewer, booking } = await ask(visit, ComplaintPage, { id: visit.params.bookingId ?? '' })
  if (!booking) throw data(null, 404)
  if (!booking.complainable && !booking.complaint?.contestable) throw redirect(`/bookings/${booking.id}`)
  return { booking, zone: zoneAt(visit.request, viewer, booking) }
}

export async function action(visit: ActionFunctionArgs) {
  const form = await visit.request.formData()
  const bookingId = visit.params.bookingId ?? ''
  const [text, complaintId] = [String(form.get('text') ?? ''), String(form.get('complaintId') ?? '')]
  const { kept, refused } = await handInEvidence(visit, form)
  if (refused.length > 0) return data({ problems: refused, text, kept }, 400)
  const said = { text, files: kept.map(({ id }) => id) }
  const { done } = complaintId
    ? await ask(visit, Contest, { input: { complaintId, ...said } })
    : await ask(visit, Open, { input: { bookingId, ...said } })
  if (done.__typename === 'Complaint') return redirect(`/bookings/${bookingId}`)
  const issues = done.__typename === 'InputInvalid' ? done.issues : [{ path: '', message: done.message }]
  return data({ ...tellIssues(kept, issues), text }, 409)
}

export default function ComplaintRoute() {
  const { booking, zone } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const reader = useReader()
  const other = otherParty(booking)
  const complaint = booking.complaint
  const fee = booking.noShowFee !== null && booking.noShowFee.state !== 'CHARGED'
  const words = { ...complaining, ...(fee && feeWords) }
  return (
    <ReaderContext.Provider value={{ ...reader, zone }}>
      <h1 className="text-title font-semibold">
        {complaint ? words.answerTitle(other.name) : words.title(other.name)}
      </h1>
      <Problems said={refused?.problems} />
      <div className="mt-4 grid gap-6 md:grid-cols-[3fr_2fr]">
        <form
          method="post"
          className="grid content-start gap-4"
          {...(booking.evidenceAttachable && { encType: 'multipart/form-data' as const })}
        >
          {complaint && (
            <blockquote className="border-s-4 border-line ps-3">
              <Prose text={complaint.text} />
              <EvidenceFiles complaint={complaint} of="MENTEE" />
            </blockquote>
          )}
          <p>{complaint ? words.answerText : words.text(other.name)}</p>
          {complaint && <input type="hidden" name="complaintId" value={complaint.id} />}
          <Words
            hint={complaint ? complaining.answerHint : fee ? '' : complaining.hint}
            kept={refused?.text ?? ''}
          />
          {booking.evidenceAttachable && <EvidenceField kept={refused?.kept ?? []} />}
          <div className="flex flex-wrap items-center gap-4">
            <button
              type="submit"
              className="button"
              data-pending={complaint ? words.answering : words.sending}
            >
              {complaint ? words.answer : words.send}
            </button>
            {complaint && <a href={`/bookings/${booking.id}/no-show`}>{words.agree}</a>}
            <a href={`/bookings/${booking.id}`}>{words.back}</a>
          </div>
        </form>
        <Summary {...booking} other={other} policy={false} />
      </div>
    </ReaderContext.Provider>
  )
}

function Words({ hint, kept }: { hint: string; kept: string }) {
  return (
    <div>
      <label htmlFor="text" className="label">
        {complaining.words}
      </label>
      <p id="text-hint" className="text-small text-text-quiet">
        {hint}
      </p>
      <textarea
        id="text"
        name="text"
        rows={5}
        required
        maxLength={2_000}
        defaultValue={kept}
        aria-describedby="text-hint"
        className="input"
      />
    </div>
  )
}
