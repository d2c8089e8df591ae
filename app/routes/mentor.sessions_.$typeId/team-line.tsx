import { Link } from '@remix-run/react'
import { together, hosts as words } from '#app/words/hosts.ts'

type Props = {
  typeId: string
  /** The handle of its mentor. */
  owner: string
  hosts: readonly { accepted: boolean; mentor: { handle: string; name: string } }[]
}

/** Who gives the session, who has not answered yet, and the way to change it. */
export function TeamLine({ typeId, owner, hosts }: Props) {
  const others = hosts.filter(({ mentor }) => mentor.handle !== owner)
  const people = (accepted: boolean) =>
    others.filter((host) => host.accepted === accepted).map(({ mentor }) => mentor)
  const [giving, waiting] = [people(true), people(false)]
  return (
    <section aria-labelledby="team" className="card mt-4">
      <h2 id="team" className="font-semibold">
        {words.title}
      </h2>
      <p>{giving.length > 0 ? words.youWith(together(giving)) : words.alone}</p>
      {waiting.length > 0 && <p>{words.waits(together(waiting))}</p>}
      <p>
        <Link to={`/mentor/sessions/${typeId}/hosts`}>{words.change}</Link>
      </p>
    </section>
  )
}
