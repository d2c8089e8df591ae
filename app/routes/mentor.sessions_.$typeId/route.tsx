import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { ask } from '#app/api/ask.ts'
import { fieldErrors } from '#app/api/issues.ts'
import { Problem } from '#app/components/ui/problem.tsx'
import { privatePage } from '#app/private-page.ts'
import { desk } from '#app/words/desk.ts'
import { sessionType as words } from '#app/words/session-type.ts'
import { OpenTimes, SaveType, TypeToEdit } from './documents.ts'
import { fieldOf, limitField, typeForm, typeInput } from './form.ts'
import { TypeEditor } from './type-editor.tsx'

export const meta = privatePage(words.title)

export async function loader(visit: LoaderFunctionArgs) {
  const id = visit.params.typeId ?? ''
  const { now, node } = await ask(visit, TypeToEdit, { id })
  // A stranger may see a public type, but never its place.
  if (node?.__typename !== 'SessionType' || node.placeDetail === null) throw data(null, 404)
  const to = new Date(new Date(now).getTime() + 7 * 86_400_000).toISOString()
  const { node: offered } = await ask(visit, OpenTimes, { id, from: now, to })
  const open = node.active && offered && 'slots' in offered ? (offered.slots ?? []).length : null
  return { type: { ...node, placeDetail: node.placeDetail }, open }
}

export async function action(visit: ActionFunctionArgs) {
  const submission = parseWithZod(await visit.request.formData(), { schema: typeForm })
  if (submission.status !== 'success') return data({ reply: submission.reply(), problem: null }, 400)
  const input = { sessionTypeId: visit.params.typeId ?? '', ...typeInput(submission.value) }
  const { sessionTypeUpdate: saved } = await ask(visit, SaveType, { input })
  if (saved.__typename === 'SessionType') return redirect(`/mentor/sessions/${input.sessionTypeId}?saved=1`)
  const errors =
    saved.__typename === 'InputInvalid'
      ? {
          fieldErrors: fieldErrors(
            saved.issues,
            (path) => limitField(path, submission.value) ?? fieldOf(path),
          ),
        }
      : {}
  return data({ reply: submission.reply(errors), problem: saved.message }, 400)
}

export default function TypeRoute() {
  const { type, open } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const saved = useSearchParams()[0].has('saved')
  return (
    <div className="max-w-2xl">
      <p>
        <Link to="/mentor/sessions">{words.title}</Link>
      </p>
      <h1 className="mt-2 text-title font-semibold">{type.title}</h1>
      {refused?.problem && <Problem>{refused.problem}</Problem>}
      <p role="status">
        {saved && !refused && `${desk.saved} `}
        {open === null ? words.openDraft : words.open(open)}
      </p>
      {type.active && (
        <p>
          <Link to={`/mentors/${type.mentor.handle}/${type.slug}`} reloadDocument>
            {words.seePage}
          </Link>
        </p>
      )}
      <TypeEditor key={JSON.stringify(type)} type={type} lastResult={refused?.reply ?? null} />
    </div>
  )
}
