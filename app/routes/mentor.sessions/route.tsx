import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { ask } from '#app/api/ask.ts'
import { Problem } from '#app/components/ui/problem.tsx'
import { Submit } from '#app/components/ui/submit.tsx'
import { privatePage } from '#app/private-page.ts'
import { mentor } from '#app/words/mentor.ts'
import { sessionType as words } from '#app/words/session-type.ts'
import { action } from './action.server.ts'
import { SessionsPage } from './documents.ts'
import { Invitations } from './invitations.tsx'
import { TypeRow } from './type-row.tsx'

export const meta = privatePage(words.title)

export async function loader(visit: LoaderFunctionArgs) {
  const { viewer, sessionTypeTemplates } = await ask(visit, SessionsPage, {})
  if (!viewer?.mentor) throw redirect('/mentor/profile')
  const { sessionTypes, hostInvitations } = viewer.mentor
  return {
    types: sessionTypes.edges.map(({ node }) => node),
    invitations: hostInvitations ?? [],
    templates: sessionTypeTemplates,
  }
}

export { action }

export default function SessionsRoute() {
  const { types, invitations, templates } = useLoaderData<typeof loader>()
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
        {types.map((type, i) => (
          <TypeRow key={type.id} type={type} first={i === 0} last={i === types.length - 1} />
        ))}
      </ul>
      <Invitations all={invitations} />
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
