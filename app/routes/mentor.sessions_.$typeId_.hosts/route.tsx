import { type SubmissionResult, useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { ask } from '#app/api/ask.ts'
import { fieldErrors } from '#app/api/issues.ts'
import { Problem } from '#app/components/ui/problem.tsx'
import { Submit } from '#app/components/ui/submit.tsx'
import { privatePage } from '#app/private-page.ts'
import { desk } from '#app/words/desk.ts'
import { hosts as words } from '#app/words/hosts.ts'
import { SaveHosts, TypeHosts } from './documents.ts'
import { type HostsForm, hostField, hostsForm, hostsInput } from './form.ts'
import { HostRow, type Known, shown } from './host-row.tsx'
import { HostView } from './host-view.tsx'

export const meta = privatePage(words.title)

export async function loader(visit: LoaderFunctionArgs) {
  const { viewer, node } = await ask(visit, TypeHosts, { id: visit.params.typeId ?? '' })
  if (node?.__typename !== 'SessionType') throw data(null, 404)
  // A stranger may see a public type, but never its place.
  if (node.placeDetail !== null) return { type: node, mine: null }
  const mine = node.hosts.find(({ mentor }) => mentor.handle === viewer?.mentor?.handle)
  if (!mine) throw data(null, 404)
  return { type: node, mine }
}

export async function action(visit: ActionFunctionArgs) {
  const submission = parseWithZod(await visit.request.formData(), { schema: hostsForm })
  if (submission.status !== 'success') return data({ reply: submission.reply(), problem: null }, 400)
  const sessionTypeId = visit.params.typeId ?? ''
  const input = { sessionTypeId, hosts: hostsInput(submission.value) }
  const { sessionTypeHostsSave: saved } = await ask(visit, SaveHosts, { input })
  if (saved.__typename === 'SessionType') return redirect(`/mentor/sessions/${sessionTypeId}?saved=1`)
  const issues = saved.__typename === 'InputInvalid' ? saved.issues : []
  const wrong = fieldErrors(issues, (path) => hostField(path, submission.value))
  return data({ reply: submission.reply({ fieldErrors: wrong }), problem: saved.message }, 400)
}

export default function HostsRoute() {
  const { type, mine } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  if (mine) return <HostView type={type} mine={mine} />
  return (
    <div className="max-w-2xl">
      <p>
        <Link to={`/mentor/sessions/${type.id}`}>{words.back}</Link>
      </p>
      <h1 className="mt-2 text-title font-semibold">{words.titleOf(type.title)}</h1>
      {refused?.problem && <Problem>{refused.problem}</Problem>}
      <p className="mt-2">{words.text}</p>
      <HostsEditor key={JSON.stringify(type)} type={type} lastResult={refused?.reply ?? null} />
    </div>
  )
}

type Props = { type: Known; lastResult: SubmissionResult<string[]> | null }

function HostsEditor({ type, lastResult }: Props) {
  const [form, fields] = useForm<HostsForm>({ id: 'hosts', lastResult, defaultValue: shown(type) as never })
  return (
    <Form method="post" id={form.id} className="mt-4 grid gap-5">
      {fields.hosts.getFieldList().map((row, i) => (
        <HostRow key={row.key} row={row} n={i + 1} type={type} />
      ))}
      <div>
        <Submit pending={desk.saving}>{words.save}</Submit>
      </div>
    </Form>
  )
}
