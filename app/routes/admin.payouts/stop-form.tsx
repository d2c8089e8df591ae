import { Form } from '@remix-run/react'
import { ReasonField } from '#app/components/ui/reason-field.tsx'
import { Submit } from '#app/components/ui/submit.tsx'
import { admin } from '#app/words/admin.ts'
import { payoutsDesk as words } from '#app/words/payout.ts'

type Props = {
  id: string
  /** Whose and of what it is, so that each form is called something else. */
  about: string
  act: 'stop' | 'letGo'
  /** Whether it could not be sent the last time. */
  failed: boolean
  /** What was refused a moment ago, to be sent again. */
  typed: string | undefined
}

/** Keeps a share back, or lets one go; the reason is asked for when somebody means to. */
export function StopForm({ id, about, act, failed, typed }: Props) {
  const field = `reason-${id}`
  return (
    <details className="mt-2" open={typed !== undefined}>
      <summary className="min-h-8 cursor-pointer">
        {words[act].title}
        <span className="sr-only"> {about}</span>
      </summary>
      <Form method="post" className="mt-2 grid gap-3">
        <input type="hidden" name="id" value={id} />
        <p>{words[act].text}</p>
        {failed && <p className="text-warn">{words[act].failed}</p>}
        <ReasonField id={field} label={admin.reason} typed={typed} />
        <p>
          <Submit quiet name="act" value={act} pending={admin.working}>
            {words[act].submit}
          </Submit>
        </p>
      </Form>
    </details>
  )
}
