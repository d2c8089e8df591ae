import { useForm } from '@conform-to/react'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { ask } from '#app/api/ask.ts'
import { entranceForm, stayOutside, wantedPath } from '#app/api/entrance.ts'
import { graphql } from '#app/api/gql.ts'
import { Refusal } from '#app/api/refusal.ts'
import { Entrance } from '#app/components/account/entrance.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { privatePage } from '#app/private-page.ts'
import { account as words } from '#app/words/account.ts'

export const handle = { plain: true }

export const meta = privatePage(words.signIn)

const SignIn = graphql(
  `
  mutation SignIn($input: SignInInput!) {
    signIn(input: $input) {
      __typename
      ...Refusal
      ... on TooManyAttempts {
        retryAfterSeconds
      }
    }
  }
`,
  [Refusal],
)

const credentials = z.object({ email: z.string().default(''), password: z.string().default('') })

export const loader = ({ request }: LoaderFunctionArgs) => ({ to: wantedPath(request) })

export async function action(visit: ActionFunctionArgs) {
  const { to, submission } = await entranceForm(visit.request, credentials)
  if (submission.status !== 'success') return stayOutside(submission, null)
  const { signIn } = await ask(visit, SignIn, { input: submission.value })
  if (signIn.__typename === 'Viewer') return redirect(to)
  const wait = signIn.__typename === 'TooManyAttempts' ? ` ${words.wait(signIn.retryAfterSeconds)}` : ''
  return stayOutside(submission, `${signIn.message}${wait}`, {}, 401)
}

export default function SignInRoute() {
  const { to } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const [form, fields] = useForm<z.infer<typeof credentials>>({
    id: 'sign-in',
    lastResult: refused?.reply ?? null,
  })
  const other = { question: words.newHere, path: '/sign-up', text: words.signUp }
  return (
    <>
      <Entrance
        id={form.id}
        title={words.signIn}
        pending={words.signingIn}
        to={to}
        problem={refused?.problem ?? null}
        other={other}
      >
        <Field field={fields.email} label={words.email} type="email" autoComplete="username" required />
        <Field
          field={fields.password}
          label={words.password}
          type="password"
          autoComplete="current-password"
          required
        />
      </Entrance>
      <p className="mt-2 text-text-quiet">{words.guests}</p>
    </>
  )
}
