import { useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { ask } from '#app/api/ask.ts'
import { graphql } from '#app/api/gql.ts'
import { fieldErrors } from '#app/api/issues.ts'
import { localPath } from '#app/api/local-path.ts'
import { ZoneOptions } from '#app/components/booking/zone-options.tsx'
import { describedBy, Field, Hint, Wrong } from '#app/components/ui/field.tsx'
import { Problem } from '#app/components/ui/problem.tsx'
import { zoneFor } from '#app/time/zone.ts'
import { zoneGroups } from '#app/time/zones.server.ts'
import { account as words } from '#app/words/account.ts'
import { shell } from '#app/words/shell.ts'

export const handle = { plain: true }

export const meta: MetaFunction = () => [
  { title: `${words.signUp} · ${shell.name}` },
  { name: 'robots', content: 'noindex' },
]

const SignUp = graphql(`
  mutation SignUp($input: SignUpInput!) {
    signUp(input: $input) {
      __typename
      ... on UserFacingError {
        message
      }
      ... on InputInvalid {
        issues {
          path
          message
        }
      }
    }
  }
`)

const Now = graphql(`
  query SignUpNow {
    now
  }
`)

const text = z.string().default('')
const newAccount = z.object({ name: text, email: text, password: text, timeZone: text })

export async function loader(visit: LoaderFunctionArgs) {
  const { now } = await ask(visit, Now, {})
  const to = localPath(new URL(visit.request.url).searchParams.get('to'), '/bookings')
  return { to, zone: zoneFor(visit.request, null), zones: zoneGroups(new Date(now)) }
}

export async function action(visit: ActionFunctionArgs) {
  const form = await visit.request.formData()
  const to = localPath(form.get('to'), '/bookings')
  const submission = parseWithZod(form, { schema: newAccount })
  if (submission.status !== 'success') return data({ reply: submission.reply(), problem: null }, 400)
  const { signUp } = await ask(visit, SignUp, { input: submission.value })
  if (signUp.__typename === 'Viewer') return redirect(to)
  const errors = signUp.__typename === 'InputInvalid' ? { fieldErrors: fieldErrors(signUp.issues) } : {}
  return data(
    { reply: submission.reply({ ...errors, hideFields: ['password'] }), problem: signUp.message },
    400,
  )
}

export default function SignUpRoute() {
  const { to, zone, zones } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const [form, fields] = useForm<z.infer<typeof newAccount>>({
    id: 'sign-up',
    lastResult: refused?.reply ?? null,
  })
  const chosen = fields.timeZone.initialValue ?? zone ?? 'UTC'
  return (
    <div className="max-w-md">
      <h1 className="text-title font-semibold">{words.signUp}</h1>
      {refused?.problem && <Problem>{refused.problem}</Problem>}
      <form method="post" id={form.id} className="mt-4 grid gap-5">
        <input type="hidden" name="to" value={to} />
        <Field field={fields.name} label={words.name} autoComplete="name" required />
        <Field field={fields.email} label={words.email} type="email" autoComplete="email" required />
        <Field
          field={fields.password}
          label={words.password}
          hint={words.passwordHint}
          type="password"
          autoComplete="new-password"
          required
        />
        <div>
          <label htmlFor={fields.timeZone.id} className="label">
            {words.zone}
          </label>
          <Hint field={fields.timeZone} hint={words.zoneHint} />
          <select
            id={fields.timeZone.id}
            name={fields.timeZone.name}
            defaultValue={chosen}
            className="input"
            {...(!zone && !refused && { 'data-zone-guess': '' })}
            {...describedBy(fields.timeZone, words.zoneHint)}
          >
            <ZoneOptions zone={chosen} zones={zones} />
          </select>
          <Wrong field={fields.timeZone} />
        </div>
        <button type="submit" className="button" data-pending={words.signingUp}>
          {words.signUp}
        </button>
      </form>
      <p className="mt-6">
        {words.known} <a href={`/sign-in?${new URLSearchParams({ to })}`}>{words.signIn}</a>
      </p>
    </div>
  )
}
