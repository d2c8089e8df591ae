import { Form, Link } from '@remix-run/react'
import { Submit } from '#app/components/ui/submit.tsx'
import { hosts as words } from '#app/words/hosts.ts'
import { mentor } from '#app/words/mentor.ts'

type Invitation = {
  accepted: boolean
  sessionType: {
    id: string
    title: string
    durationMinutes: number
    mentor: { handle: string; name: string }
  }
}

/** What others ask the mentor to give with them, and what the mentor gives of theirs. */
export function Invitations({ all }: { all: readonly Invitation[] }) {
  const [asked, given] = [all.filter(({ accepted }) => !accepted), all.filter(({ accepted }) => accepted)]
  return (
    <>
      {asked.length > 0 && (
        <>
          <h2 className="mt-8 text-lead font-semibold">{words.invitations}</h2>
          <p className="text-text-quiet">{words.terms}</p>
          <List of={asked} />
        </>
      )}
      {given.length > 0 && (
        <>
          <h2 className="mt-8 text-lead font-semibold">{words.hosting}</h2>
          <List of={given} />
        </>
      )}
    </>
  )
}

function List({ of }: { of: readonly Invitation[] }) {
  return (
    <ul className="mt-3 grid gap-3">
      {of.map(({ accepted, sessionType: { id, title, durationMinutes, mentor: owner } }) => (
        <li key={id} className="card flex flex-wrap items-center justify-between gap-4">
          <div>
            <h3 className="font-semibold">{title}</h3>
            <p>
              <a href={`/mentors/${owner.handle}`}>{owner.name}</a>, {mentor.minutes(durationMinutes)}
            </p>
            <p>
              <Link to={`/mentor/sessions/${id}/hosts`}>
                {words.see} <span className="sr-only">{words.seeOf(title)}</span>
              </Link>
            </p>
          </div>
          <Form method="post" className="flex flex-wrap items-center gap-3">
            {!accepted && (
              <Answer intent="accept" id={id} label={words.acceptOf(title)} text={words.accept} />
            )}
            <Answer
              quiet
              intent="leave"
              id={id}
              label={accepted ? words.leaveOf(title) : words.declineOf(title)}
              text={accepted ? words.leave : words.decline}
            />
          </Form>
        </li>
      ))}
    </ul>
  )
}

type AnswerProps = { intent: string; id: string; label: string; text: string; quiet?: boolean }

function Answer({ intent, id, label, text, quiet = false }: AnswerProps) {
  return (
    <Submit quiet={quiet} name="intent" value={`${intent}:${id}`} pending={words.answering} label={label}>
      {text}
    </Submit>
  )
}
