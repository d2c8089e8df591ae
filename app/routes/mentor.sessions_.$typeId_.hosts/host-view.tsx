import { Link } from '@remix-run/react'
import { HoursChoice } from '#app/components/availability/hours-choice.tsx'
import { hostHours } from '#app/words/availability.ts'
import { hosts as words } from '#app/words/hosts.ts'

type Host = {
  rotating: boolean
  accepted: boolean
  schedule: object | null
  mentor: { handle: string; name: string }
}

type Props = {
  type: { id: string; title: string; hosts: readonly Host[] }
  /** The viewer's own row. */
  mine: Host
}

/** Who gives a session type, for one of those whom its mentor asked. */
export function HostView({ type: { id, title, hosts }, mine }: Props) {
  return (
    <>
      <p>
        <Link to="/mentor/sessions">{words.backToAll}</Link>
      </p>
      <h1 className="mt-2 text-title font-semibold">{words.titleOf(title)}</h1>
      <p className="mt-2">{mine.accepted ? words.given : words.asked}</p>
      <ul className="mt-4 grid gap-2">
        {hosts.map(({ rotating, mentor: { handle, name } }) => (
          <li key={handle} className="card">
            {handle === mine.mentor.handle ? words.you(name) : <a href={`/mentors/${handle}`}>{name}</a>},{' '}
            {words.wayOf(rotating)}
          </li>
        ))}
      </ul>
      <HoursChoice
        id="host-hours"
        texts={hostHours}
        own={mine.schedule !== null}
        page={`/mentor/sessions/${id}/hosts/hours`}
      />
    </>
  )
}
