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
import { localPath } from '#app/api/local-path.ts'
import { Field } from '#app/components/ui/field.tsx'
import { Problem } from '#app/components/ui/problem.tsx'
import { account as words } from '#app/words/account.ts'
import { shell } from '#app/words/shell.ts'

export const handle = { plain: true }

export const meta: MetaFunction = () => [
  { title: `${words.signIn} · ${shell.name}` },
  { name: 'robots', content: 'noindex' },
]

const SignIn = graphql(`
  mutation SignIn($input: SignInInput!) {
    signIn(input: $input) {
      __typename
      ... on UserFacingError {
        message
      }
      ... on TooManyAttempts {
        retryAfterSeconds
      }
    }
  }
`)

const credentials = z.object({ email: z.string().default(''), password: z.string().default('') })

export function loader({ request }: LoaderFunctionArgs) {
  return { to: localPath(new URL(request.url).searchParams.get('to'), '/bookings') }
}

export async function action(visit: ActionFunctionArgs) {
  const form = await visit.request.formData()
  const to = localPath(form.get('to'), '/bookings')
  const submission = parseWithZod(form, { schema: credentials })
  if (submission.status !== 'success') return data({ reply: submission.reply(), problem: null }, 400)
  const { signIn } = await ask(visit, SignIn, { input: submission.value })
  if (signIn.__typename === 'Viewer') return redirect(to)
  const wait = signIn.__typename === 'TooManyAttempts' ? ` ${words.wait(signIn.retryAfterSeconds)}` : ''
  // The password is not sent back to the page.
  const reply = submission.reply({ hideFields: ['password'] })
  return data({ reply, problem: `${signIn.message}${wait}` }, 401)
}

export default function SignInRoute() {
  const { to } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const [form, fields] = useForm<z.infer<typeof credentials>>({
    id: 'sign-in',
    lastResult: refused?.reply ?? null,
  })
  return (
    <div className="max-w-md">
      <h1 className="text-title font-semibold">{words.signIn}</h1>
      {refused?.problem && <Problem>{refused.problem}</Problem>}
      <form method="post" id={form.id} className="mt-4 grid gap-5">
        <input type="hidden" name="to" value={to} />
        <Field field={fields.email} label={words.email} type="email" autoComplete="username" required />
        <Field
          field={fields.password}
          label={words.password}
          type="password"
          autoComplete="current-password"
          required
        />
        <button type="submit" className="button" data-pending={words.signingIn}>
          {words.signIn}
        </button>
      </form>
      <p className="mt-6">
        {words.newHere} <a href={`/sign-up?${new URLSearchParams({ to })}`}>{words.signUp}</a>
      </p>
      <p className="mt-2 text-text-quiet">{words.guests}</p>
    </div>
  )
}
