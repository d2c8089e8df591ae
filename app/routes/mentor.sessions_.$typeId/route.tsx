import { data, type LoaderFunctionArgs } from '@remix-run/node'
import { Link, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { ask } from '#app/api/ask.ts'
import { HoursChoice } from '#app/components/availability/hours-choice.tsx'
import { Problem } from '#app/components/ui/problem.tsx'
import { privatePage } from '#app/private-page.ts'
import { ownHours, restriction } from '#app/words/availability.ts'
import { desk } from '#app/words/desk.ts'
import { sessionType as words } from '#app/words/session-type.ts'
import { action } from './action.server.ts'
import { SharePart, TypeToEdit } from './documents.ts'
import { Keeps, KnownThere } from './keeps.tsx'
import { openTimesOf } from './open-times.server.ts'
import { TeamLine } from './team-line.tsx'
import { TypeEditor } from './type-editor.tsx'

export const meta = privatePage(words.title)

export async function loader(visit: LoaderFunctionArgs) {
  const id = visit.params.typeId ?? ''
  const { node } = await ask(visit, TypeToEdit, { id })
  // A stranger may see a public type, but never its place.
  if (node?.__typename !== 'SessionType' || node.placeDetail === null) throw data(null, 404)
  const preview = await openTimesOf(visit, id)
  const { node: share, paymentCapabilities: can, currencies } = await ask(visit, SharePart, { id })
  return { type: { ...node, placeDetail: node.placeDetail }, preview, share, sellable: { can, currencies } }
}

export { action }

export default function TypeRoute() {
  const { type, preview, share, sellable } = useLoaderData<typeof loader>()
  const typed = useActionData<typeof action>()
  const saved = useSearchParams()[0].has('saved')
  const page = `/mentor/sessions/${type.id}`
  return (
    <div className="max-w-2xl">
      <p>
        <Link to="/mentor/sessions">{words.title}</Link>
      </p>
      <h1 className="mt-2 text-title font-semibold">{type.title}</h1>
      {typed?.problem && <Problem>{typed.problem}</Problem>}
      <p role="status">{saved && !typed && desk.saved}</p>
      {type.active && (
        <p>
          <Link to={`/mentors/${type.mentor.handle}/${type.slug}`} reloadDocument>
            {words.seePage}
          </Link>
        </p>
      )}
      <HoursChoice id="own-hours" texts={ownHours} own={type.schedule !== null} page={`${page}/hours`} />
      <HoursChoice
        id="restriction"
        texts={restriction}
        own={type.restriction !== null}
        page={`${page}/restriction`}
      />
      <TeamLine typeId={type.id} hosts={type.hosts} owner={type.mentor.handle} />
      <TypeEditor
        key={JSON.stringify(type)}
        type={type}
        sellable={sellable}
        share={
          share &&
          'mentorShare' in share && (
            <>
              <Keeps of={share} />
              <KnownThere of={share} />
            </>
          )
        }
        keeper={share && 'scheduling' in share ? share.scheduling : null}
        lastResult={typed?.reply ?? null}
        preview={typed?.preview ?? preview}
      />
    </div>
  )
}
