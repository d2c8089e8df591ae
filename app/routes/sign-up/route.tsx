import { useForm } from '@conform-to/react'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ask } from '#app/api/ask.ts'
import { entranceForm, stayOutside, wantedPath } from '#app/api/entrance.ts'
import { fieldErrors } from '#app/api/issues.ts'
import { Entrance } from '#app/components/account/entrance.tsx'
import { ZoneOptions } from '#app/components/booking/zone-options.tsx'
import { describedBy, Field, Hint, Wrong } from '#app/components/ui/field.tsx'
import { privatePage } from '#app/private-page.ts'
import { zoneFor } from '#app/time/zone.ts'
import { zoneGroups } from '#app/time/zones.server.ts'
import { account as words } from '#app/words/account.ts'
import { type NewAccount, Now, newAccount, SignUp } from './documents.ts'

export const handle = { plain: true }

export const meta = privatePage(words.signUp)

export async function loader(visit: LoaderFunctionArgs) {
  const { now } = await ask(visit, Now, {})
  const to = wantedPath(visit.request)
  return { to, zone: zoneFor(visit.request, null), zones: zoneGroups(new Date(now)) }
}

export async function action(visit: ActionFunctionArgs) {
  const { to, submission } = await entranceForm(visit.request, newAccount)
  if (submission.status !== 'success') return stayOutside(submission, null)
  const { signUp } = await ask(visit, SignUp, { input: submission.value })
  if (signUp.__typename === 'Viewer') return redirect(to)
  const wrong = signUp.__typename === 'InputInvalid' ? fieldErrors(signUp.issues) : {}
  return stayOutside(submission, signUp.message, wrong)
}

export default function SignUpRoute() {
  const { to, zone, zones } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const [form, fields] = useForm<NewAccount>({
    id: 'sign-up',
    lastResult: refused?.reply ?? null,
  })
  const chosen = fields.timeZone.initialValue ?? zone ?? 'UTC'
  return (
    <Entrance
      id={form.id}
      title={words.signUp}
      pending={words.signingUp}
      to={to}
      problem={refused?.problem ?? null}
      other={{ question: words.known, path: '/sign-in', text: words.signIn }}
    >
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
    </Entrance>
  )
}
