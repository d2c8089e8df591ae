import { Form } from '@remix-run/react'
import { ReasonField } from '#app/components/ui/reason-field.tsx'
import { Submit } from '#app/components/ui/submit.tsx'
import { disputesDesk as words } from '#app/words/dispute.ts'

/** What the admin says to the bank; it is sent once, with all that is shown above. */
export function AnswerForm({ statement, reason }: { statement: string; reason: string | undefined }) {
  return (
    <Form method="post" className="mt-6 grid gap-4">
      <div>
        <label htmlFor="statement" className="label">
          {words.statement}
        </label>
        <textarea
          id="statement"
          name="statement"
          rows={6}
          required
          maxLength={10_000}
          defaultValue={statement}
          aria-describedby="statement-hint"
          className="input"
        />
        <p id="statement-hint" className="text-small text-text-quiet">
          {words.once}
        </p>
      </div>
      <ReasonField id="answer-reason" label={words.why} rows={2} typed={reason} />
      <p>
        <Submit name="intent" value="answer" pending={words.sendingNow}>
          {words.send}
        </Submit>
      </p>
    </Form>
  )
}

/** The bank is right, or an answer is not worth the while. */
export function AcceptForm({ reason }: { reason: string | undefined }) {
  return (
    <Form method="post" className="mt-8 grid gap-4 border-t border-line pt-6">
      <p>{words.acceptHint}</p>
      <ReasonField id="accept-reason" label={words.why} rows={2} typed={reason} />
      <p>
        <Submit name="intent" value="accept" pending={words.accepting} quiet>
          {words.accept}
        </Submit>
      </p>
    </Form>
  )
}
