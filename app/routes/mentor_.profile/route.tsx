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
import { fieldErrors } from '#app/api/issues.ts'
import { signInPath } from '#app/api/sign-in-path.ts'
import { DeskNav } from '#app/components/mentor/desk-nav.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { Problem } from '#app/components/ui/problem.tsx'
import { ZoneField } from '#app/components/ui/zone-field.tsx'
import { zoneGroups } from '#app/time/zones.server.ts'
import { profile as words } from '#app/words/desk.ts'
import { shell } from '#app/words/shell.ts'
import { Apply, OwnProfile, Update } from './documents.ts'

export const handle = { plain: true }

export const meta: MetaFunction = () => [
  { title: `${words.edit} · ${shell.name}` },
  { name: 'robots', content: 'noindex' },
]

const text = z.string().default('')
const profileForm = z.object({
  handle: text,
  name: text,
  headline: text,
  about: text,
  topics: text,
  languages: text,
  timeZone: text,
})

const listed = (line: string) =>
  line
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean)

export async function loader(visit: LoaderFunctionArgs) {
  const { now, viewer } = await ask(visit, OwnProfile, {})
  if (!viewer) throw redirect(signInPath(visit.request))
  const { mentor, person, timeZone } = viewer
  const begun = {
    handle: '',
    name: person.name,
    headline: '',
    about: '',
    topics: [],
    languages: ['en'],
    timeZone,
  }
  const { topics, languages, ...rest } = mentor ?? begun
  const values = { ...rest, topics: topics.join(', '), languages: languages.join(', ') }
  const fresh = !mentor || mentor.state === 'DECLINED'
  return { values, fresh, mentor: mentor !== null, zones: zoneGroups(new Date(now)) }
}

export async function action(visit: ActionFunctionArgs) {
  const form = await visit.request.formData()
  const submission = parseWithZod(form, { schema: profileForm })
  if (submission.status !== 'success') return data({ reply: submission.reply(), problem: null }, 400)
  const { topics, languages, ...rest } = submission.value
  const input = { ...rest, topics: listed(topics), languages: listed(languages) }
  const answer =
    form.get('intent') === 'apply'
      ? (await ask(visit, Apply, { input })).mentorApply
      : (await ask(visit, Update, { input })).mentorUpdate
  if (answer.__typename === 'Mentor') return redirect('/mentor')
  const errors =
    answer.__typename === 'InputInvalid' ? { fieldErrors: fieldErrors(answer.issues, whole) } : {}
  return data({ reply: submission.reply(errors), problem: answer.message }, 400)
}

/** An issue with one of several topics belongs to the one field in which they stand. */
const whole = (path: string) => path.replace(/[[.].*$/, '')

export default function ProfileRoute() {
  const { values, fresh, mentor, zones } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const [form, fields] = useForm<z.infer<typeof profileForm>>({
    id: 'profile',
    lastResult: refused?.reply ?? null,
    defaultValue: values,
  })
  return (
    <>
      <h1 className="text-title font-semibold">{mentor ? words.edit : words.apply}</h1>
      {mentor && <DeskNav here="/mentor/profile" />}
      {fresh && <p className="mt-2">{words.intro}</p>}
      {refused?.problem && <Problem>{refused.problem}</Problem>}
      <form method="post" id={form.id} className="mt-4 grid max-w-2xl gap-5">
        <input type="hidden" name="intent" value={fresh ? 'apply' : 'update'} />
        <Field field={fields.name} label={words.name} autoComplete="name" required />
        <Field field={fields.handle} label={words.handle} hint={words.handleHint} required />
        <Field field={fields.headline} label={words.headline} hint={words.headlineHint} required />
        <Field field={fields.about} label={words.about} rows={6} />
        <Field field={fields.topics} label={words.topics} hint={words.topicsHint} required />
        <Field field={fields.languages} label={words.languages} hint={words.languagesHint} required />
        <ZoneField field={fields.timeZone} label={words.zone} zones={zones} />
        <button type="submit" className="button" data-pending={fresh ? words.sending : words.saving}>
          {fresh ? words.send : words.save}
        </button>
      </form>
    </>
  )
}
