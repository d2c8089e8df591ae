import { type SubmissionResult, useForm } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { Field, Wrong } from '#app/components/ui/field.tsx'
import { Submit } from '#app/components/ui/submit.tsx'
import { admin, keys as words } from '#app/words/admin.ts'
import type { KeyFields } from './form.ts'

const scopes = ['READ', 'BOOK'] as const

export function KeyForm({ lastResult }: { lastResult: SubmissionResult<string[]> | null }) {
  const [form, fields] = useForm<KeyFields>({ id: 'key', lastResult })
  return (
    <Form method="post" id={form.id} className="card mt-4 grid gap-4 sm:grid-cols-2">
      <Field field={fields.name} label={words.name} required />
      <Field field={fields.programName} label={words.program} hint={words.programHint} />
      <fieldset>
        <legend className="label">{words.scopes}</legend>
        <div className="mt-1 flex gap-2">
          {scopes.map((scope) => (
            <label key={scope} className="choice">
              <input
                type="checkbox"
                name={fields.scopes.name}
                value={scope}
                defaultChecked={scope === 'READ'}
                className="tick"
              />
              {words.scope[scope]}
            </label>
          ))}
        </div>
        <Wrong field={fields.scopes} />
      </fieldset>
      <Field field={fields.expires} label={words.expires} type="date" />
      <div>
        <Submit pending={admin.working} name="intent" value="create">
          {words.create}
        </Submit>
      </div>
    </Form>
  )
}
