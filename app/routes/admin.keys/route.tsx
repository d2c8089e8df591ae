import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { ask } from '#app/api/ask.ts'
import { fieldErrors } from '#app/api/issues.ts'
import { Problem } from '#app/components/ui/problem.tsx'
import { Submit } from '#app/components/ui/submit.tsx'
import { When } from '#app/components/ui/when.tsx'
import { privatePage } from '#app/private-page.ts'
import { admin, keys as words } from '#app/words/admin.ts'
import { CreateKey, KeysPage, RevokeKey } from './documents.ts'
import { keyForm } from './form.ts'
import { KeyForm } from './key-form.tsx'

const nothing = { problem: null, secret: null, reply: null }

export const meta = privatePage(words.title)

export async function loader(visit: LoaderFunctionArgs) {
  const { apiKeys } = await ask(visit, KeysPage, {})
  return { keys: apiKeys.edges.map(({ node }) => node) }
}

export async function action(visit: ActionFunctionArgs) {
  const form = await visit.request.formData()
  if (form.get('intent') === 'revoke') {
    const { apiKeyRevoke: done } = await ask(visit, RevokeKey, {
      input: { apiKeyId: String(form.get('id')) },
    })
    return done.__typename === 'ApiKey' ? data(nothing) : data({ ...nothing, problem: done.message }, 409)
  }
  const submission = parseWithZod(form, { schema: keyForm })
  if (submission.status !== 'success') return data({ ...nothing, reply: submission.reply() }, 400)
  const { expires, programName, ...rest } = submission.value
  const expiresAt = expires ? `${expires}T23:59:59Z` : null
  const input = { ...rest, expiresAt, programName: programName || null }
  const { apiKeyCreate: made } = await ask(visit, CreateKey, { input })
  // Shown in this one answer and kept nowhere.
  if (made.__typename === 'ApiKeyCreated') return data({ ...nothing, secret: made.secret })
  const fields = fieldErrors(made.issues, (path) => (path === 'expiresAt' ? 'expires' : path))
  return data({ ...nothing, problem: made.message, reply: submission.reply({ fieldErrors: fields }) }, 400)
}

export default function KeysRoute() {
  const { keys } = useLoaderData<typeof loader>()
  const done = useActionData<typeof action>()
  return (
    <>
      <h1 className="text-title font-semibold">{words.title}</h1>
      <p className="mt-2">{words.text}</p>
      {done?.problem && <Problem title={admin.problem}>{done.problem}</Problem>}
      {done?.secret && (
        <div role="status" className="notice notice-good my-4">
          <p className="font-semibold">{words.secret}</p>
          <code className="break-all">{done.secret}</code>
        </div>
      )}
      <KeyForm lastResult={done?.reply ?? null} key={done?.secret ?? 'new'} />
      {keys.length === 0 && <p className="mt-6">{words.none}</p>}
      <ul className="mt-6 grid gap-3">
        {keys.map(({ id, name, scopes, expiresAt, revokedAt, program }) => (
          <li key={id} className="card flex flex-wrap items-center justify-between gap-4">
            <div>
              <h2 className="font-semibold">{name}</h2>
              <p className="text-small text-text-quiet">
                {program.name}, {scopes.map((scope) => words.scope[scope] ?? scope).join(', ')}
                {expiresAt && (
                  <>
                    {' '}
                    {words.until} <When at={expiresAt} />
                  </>
                )}
              </p>
            </div>
            {revokedAt ? (
              <p className="text-bad">
                {words.revoked} <When at={revokedAt} />
              </p>
            ) : (
              <Form method="post">
                <input type="hidden" name="id" value={id} />
                <Submit quiet name="intent" value="revoke" pending={admin.working}>
                  {words.revoke} <span className="sr-only">{name}</span>
                </Submit>
              </Form>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
