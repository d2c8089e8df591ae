import { type FieldMetadata, useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ask } from '#app/api/ask.ts'
import { fieldErrors } from '#app/api/issues.ts'
import { signInPath } from '#app/api/sign-in-path.ts'
import { Field } from '#app/components/ui/field.tsx'
import { Problem } from '#app/components/ui/problem.tsx'
import { types as words } from '#app/words/desk.ts'
import { shell } from '#app/words/shell.ts'
import { OwnType, SaveType } from './documents.ts'
import { fieldOf, inputOf, typeForm } from './form.ts'
import { Place } from './place.tsx'
import { Questions } from './questions.tsx'

export const handle = { plain: true }

export const meta: MetaFunction = () => [
  { title: `${words.editTitle} · ${shell.name}` },
  { name: 'robots', content: 'noindex' },
]

const blank = { label: '', kind: 'TEXT', options: '' }

export async function loader(visit: LoaderFunctionArgs) {
  const { viewer, node } = await ask(visit, OwnType, { id: visit.params.typeId ?? '' })
  if (!viewer) throw redirect(signInPath(visit.request))
  if (!node || !('slug' in node)) throw data(null, 404)
  const { price, questions, ...rest } = node
  const asked = questions.map(({ required, options, ...question }) => ({
    ...question,
    options: options.join('\n'),
    ...(required && { required: 'on' }),
  }))
  return { ...rest, price: price.amount, currency: price.currency, questions: [...asked, blank] }
}

export async function action(visit: ActionFunctionArgs) {
  const submission = parseWithZod(await visit.request.formData(), { schema: typeForm })
  if (submission.status !== 'success') return data({ reply: submission.reply(), problem: null }, 400)
  const input = inputOf(submission.value, visit.params.typeId ?? '')
  const { sessionTypeUpdate: saved } = await ask(visit, SaveType, { input })
  if (saved.__typename === 'SessionType') return redirect('/mentor/session-types')
  const errors =
    saved.__typename === 'InputInvalid' ? { fieldErrors: fieldErrors(saved.issues, fieldOf) } : {}
  return data({ reply: submission.reply(errors), problem: saved.message }, 400)
}

export default function EditTypeRoute() {
  const type = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const [form, fields] = useForm({
    id: 'type',
    lastResult: refused?.reply ?? null,
    defaultValue: shown(type),
  })
  const rule = (name: keyof typeof fields) => fields[name] as unknown as FieldMetadata<string>
  return (
    <>
      <h1 className="text-title font-semibold">{words.editTitle}</h1>
      <p className="mt-2">
        <a href="/mentor/session-types">{words.back}</a>
      </p>
      {refused?.problem && <Problem>{refused.problem}</Problem>}
      <form method="post" id={form.id} className="mt-4 grid max-w-2xl gap-5">
        <input type="hidden" name="currency" value={type.currency} />
        <Field field={rule('title')} label={words.name} required />
        <Field field={rule('slug')} label={words.slug} hint={words.slugHint} required />
        <Field field={rule('description')} label={words.description} rows={4} />
        <div className="grid gap-5 sm:grid-cols-2">
          <Field field={rule('durationMinutes')} label={words.duration} inputMode="numeric" required />
          <Field
            field={rule('price')}
            label={words.price}
            hint={words.priceHint(type.currency)}
            inputMode="decimal"
            required
          />
        </div>
        <Place kind={rule('placeKind')} detail={rule('placeDetail')} />
        <fieldset className="grid gap-5 sm:grid-cols-2">
          <legend className="text-lead font-semibold">{words.rules}</legend>
          <Field
            field={rule('noticeMinutes')}
            label={words.notice}
            hint={words.noticeHint}
            inputMode="numeric"
          />
          <Field field={rule('windowDays')} label={words.window} inputMode="numeric" />
          <Field field={rule('bufferBeforeMinutes')} label={words.before} inputMode="numeric" />
          <Field field={rule('bufferAfterMinutes')} label={words.after} inputMode="numeric" />
          <Field
            field={rule('slotIntervalMinutes')}
            label={words.interval}
            hint={words.intervalHint}
            inputMode="numeric"
          />
        </fieldset>
        <Questions fields={fields.questions.getFieldList() as never} />
        <button type="submit" className="button" data-pending={words.saving}>
          {words.save}
        </button>
      </form>
    </>
  )
}

type Shown = ReturnType<typeof useLoaderData<typeof loader>>

/** Numbers as they stand in a text field. */
const shown = (type: Shown) => ({
  ...type,
  placeDetail: type.placeDetail ?? '',
  durationMinutes: String(type.durationMinutes),
  noticeMinutes: String(type.noticeMinutes),
  bufferBeforeMinutes: String(type.bufferBeforeMinutes),
  bufferAfterMinutes: String(type.bufferAfterMinutes),
  slotIntervalMinutes: type.slotIntervalMinutes === null ? '' : String(type.slotIntervalMinutes),
  windowDays: String(type.windowDays),
})
