import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { ask } from '#app/api/ask.ts'
import { Cost } from '#app/components/ui/cost.tsx'
import { Problem } from '#app/components/ui/problem.tsx'
import { Submit } from '#app/components/ui/submit.tsx'
import { privatePage } from '#app/private-page.ts'
import { sessionType as words } from '#app/words/desk.ts'
import { mentor } from '#app/words/mentor.ts'
import { Activate, Create, Deactivate, SessionsPage } from './documents.ts'

export const meta = privatePage(words.title)

export async function loader(visit: LoaderFunctionArgs) {
  const { viewer, sessionTypeTemplates } = await ask(visit, SessionsPage, {})
  if (!viewer?.mentor) throw redirect('/mentor/profile')
  return { types: viewer.mentor.sessionTypes.edges.map(({ node }) => node), templates: sessionTypeTemplates }
}

export async function action(visit: ActionFunctionArgs) {
  const form = await visit.request.formData()
  const [intent, subject = ''] = String(form.get('intent')).split(':')
  if (intent === 'create') {
    const { sessionTypeCreate: made } = await ask(visit, Create, { input: { template: subject } })
    if (made.__typename === 'SessionType') return redirect(`/mentor/sessions/${made.id}`)
    return data({ problem: made.message, issues: issuesOf(made) }, 409)
  }
  const input = { sessionTypeId: subject }
  const done =
    intent === 'activate'
      ? (await ask(visit, Activate, { input })).sessionTypeActivate
      : (await ask(visit, Deactivate, { input })).sessionTypeDeactivate
  if (done.__typename === 'SessionType') return redirect('/mentor/sessions')
  return data({ problem: done.message, issues: issuesOf(done) }, 409)
}

function issuesOf(refused: object): string[] {
  const { issues = [] } = refused as { issues?: { message: string }[] }
  return issues.map(({ message }) => message)
}

export default function SessionsRoute() {
  const { types, templates } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <>
      <h1 className="text-title font-semibold">{words.title}</h1>
      {refused && (
        <Problem title={words.refused}>
          {[refused.problem, ...refused.issues].map((text) => (
            <p key={text}>{text}</p>
          ))}
        </Problem>
      )}
      {types.length === 0 && <p className="mt-2">{words.none}</p>}
      <ul className="mt-4 grid gap-3">
        {types.map(({ id, title, active, durationMinutes, price }) => (
          <li key={id} className="card flex flex-wrap items-center justify-between gap-4">
            <div>
              <h2 className="font-semibold">{title}</h2>
              <p>
                {mentor.minutes(durationMinutes)}, <Cost of={price} orFree />,{' '}
                <span className={active ? 'text-good' : 'text-warn'}>
                  {active ? words.active : words.draft}
                </span>
              </p>
            </div>
            <Form method="post" className="flex flex-wrap items-center gap-4">
              <Link to={`/mentor/sessions/${id}`} aria-label={words.editOf(title)}>
                {words.edit}
              </Link>
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
        ))}
      </ul>
      <h2 className="mt-8 text-lead font-semibold">{words.from}</h2>
      <Form method="post">
        <ul className="mt-3 grid gap-3 md:grid-cols-2">
          {templates.map(({ key, title, description, durationMinutes, free }) => (
            <li key={key} className="card flex flex-col justify-between gap-3">
              <div>
                <h3 className="font-semibold">{title}</h3>
                <p>{description}</p>
                <p className="text-text-quiet">
                  {mentor.minutes(durationMinutes)}, {free ? words.free : words.paid}
                </p>
              </div>
              <div>
                <Submit quiet name="intent" value={`create:${key}`} pending={words.creating}>
                  {words.create(title)}
                </Submit>
              </div>
            </li>
          ))}
        </ul>
      </Form>
    </>
  )
}
