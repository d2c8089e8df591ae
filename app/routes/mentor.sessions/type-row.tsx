import { Form, Link } from '@remix-run/react'
import { type Amount, Cost } from '#app/components/ui/cost.tsx'
import { Submit } from '#app/components/ui/submit.tsx'
import { mentor } from '#app/words/mentor.ts'
import { sessionType as words } from '#app/words/session-type.ts'

type Props = {
  type: { id: string; title: string; active: boolean; durationMinutes: number; price: Amount }
  first: boolean
  last: boolean
}

/** One of the mentor's sessions: what it is, and what can be done with it. */
export function TypeRow({ type: { id, title, active, durationMinutes, price }, first, last }: Props) {
  return (
    <li className="card flex flex-wrap items-center justify-between gap-4">
      <div>
        <h2 className="font-semibold">{title}</h2>
        <p>
          {mentor.minutes(durationMinutes)}, <Cost of={price} orFree />,{' '}
          <span className={active ? 'text-good' : 'text-warn'}>{active ? words.active : words.draft}</span>
        </p>
      </div>
      <Form method="post" className="flex flex-wrap items-center gap-3">
        <Link to={`/mentor/sessions/${id}`} aria-label={words.editOf(title)}>
          {words.edit}
        </Link>
        {!first && (
          <Submit quiet name="intent" value={`up:${id}`} pending={words.moving} label={words.upOf(title)}>
            {words.up}
          </Submit>
        )}
        {!last && (
          <Submit quiet name="intent" value={`down:${id}`} pending={words.moving} label={words.downOf(title)}>
            {words.down}
          </Submit>
        )}
        <Submit
          quiet
          name="intent"
          value={`duplicate:${id}`}
          pending={words.duplicating}
          label={words.duplicateOf(title)}
        >
          {words.duplicate}
        </Submit>
        <Submit
          quiet={active}
          name="intent"
          value={`${active ? 'deactivate' : 'activate'}:${id}`}
          pending={active ? words.deactivating : words.activating}
        >
          {active ? words.deactivate : words.activate}
        </Submit>
      </Form>
    </li>
  )
}
