import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ask } from '#app/api/ask.ts'
import { signInPath } from '#app/api/sign-in-path.ts'
import { DeskNav } from '#app/components/mentor/desk-nav.tsx'
import { Cost } from '#app/components/ui/cost.tsx'
import { Problem } from '#app/components/ui/problem.tsx'
import { types as words } from '#app/words/desk.ts'
import { mentor as mentorWords } from '#app/words/mentor.ts'
import { shell } from '#app/words/shell.ts'
import { Activate, CreateType, Deactivate, OwnTypes } from './documents.ts'

export const handle = { plain: true }

export const meta: MetaFunction = () => [
  { title: `${words.title} · ${shell.name}` },
  { name: 'robots', content: 'noindex' },
]

export async function loader(visit: LoaderFunctionArgs) {
  const { viewer, sessionTypeTemplates } = await ask(visit, OwnTypes, {})
  if (!viewer) throw redirect(signInPath(visit.request))
  if (!viewer.mentor) throw redirect('/mentor')
  const types = viewer.mentor.sessionTypes.edges.map(({ node }) => node)
  return { types, templates: sessionTypeTemplates }
}

export async function action(visit: ActionFunctionArgs) {
  const form = await visit.request.formData()
  const sessionTypeId = String(form.get('sessionTypeId') ?? '')
  switch (form.get('intent')) {
    case 'create': {
      const template = String(form.get('template') ?? '')
      const { sessionTypeCreate: made } = await ask(visit, CreateType, { input: { template } })
      if (made.__typename === 'SessionType') return redirect(`/mentor/session-types/${made.id}`)
      return data({ problem: made.message }, 409)
    }
    case 'activate': {
      const { sessionTypeActivate: done } = await ask(visit, Activate, { input: { sessionTypeId } })
      if (done.__typename === 'SessionType') return redirect('/mentor/session-types')
      const details = 'issues' in done ? done.issues.map(({ message }) => message) : []
      return data({ problem: [done.message, ...details].join(' ') }, 409)
    }
    default: {
      const { sessionTypeDeactivate: done } = await ask(visit, Deactivate, { input: { sessionTypeId } })
      return done.__typename === 'SessionType'
        ? redirect('/mentor/session-types')
        : data({ problem: done.message }, 409)
    }
  }
}

export default function SessionTypesRoute() {
  const { types, templates } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <>
      <h1 className="text-title font-semibold">{words.title}</h1>
      <div className="mt-4">
        <DeskNav here="/mentor/session-types" />
      </div>
      {refused && <Problem>{refused.problem}</Problem>}
      {types.length === 0 && <p>{words.none}</p>}
      <ul className="grid gap-3">
        {types.map((type) => (
          <OwnType key={type.id} {...type} />
        ))}
      </ul>
      <h2 className="mt-8 text-lead font-semibold">{words.create}</h2>
      <form method="post" className="mt-2 flex flex-wrap items-end gap-3">
        <input type="hidden" name="intent" value="create" />
        <div>
          <label htmlFor="template" className="label">
            {words.template}
          </label>
          <select id="template" name="template" className="input">
            {templates.map(({ key, title, durationMinutes }) => (
              <option key={key} value={key}>
                {title}, {mentorWords.minutes(durationMinutes)}
              </option>
            ))}
          </select>
        </div>
        <button type="submit" className="button" data-pending={words.making}>
          {words.make}
        </button>
      </form>
    </>
  )
}

type Own = {
  id: string
  title: string
  active: boolean
  durationMinutes: number
  price: { amount: string; currency: string }
}

function OwnType({ id, title, active, durationMinutes, price }: Own) {
  return (
    <li className="card flex flex-wrap items-center justify-between gap-4">
      <div>
        <h2 className="font-semibold">{title}</h2>
        <p>
          {mentorWords.minutes(durationMinutes)}, <Cost of={price} orFree />
        </p>
        <p className={active ? 'text-good' : 'text-warn'}>{active ? words.active : words.draft}</p>
      </div>
      <form method="post" className="flex flex-wrap gap-2">
        <input type="hidden" name="sessionTypeId" value={id} />
        <a href={`/mentor/session-types/${id}`} className="choice" aria-label={words.edit(title)}>
          {words.change}
        </a>
        <button type="submit" name="intent" value={active ? 'deactivate' : 'activate'} className="choice">
          {active ? words.deactivate : words.activate}
          <span className="sr-only"> {title}</span>
        </button>
      </form>
    </li>
  )
}
