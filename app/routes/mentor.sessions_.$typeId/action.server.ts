import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, redirect } from '@remix-run/node'
import { ask } from '#app/api/ask.ts'
import { fieldErrors } from '#app/api/issues.ts'
import { previewIntent } from '#app/components/availability/use-preview.ts'
import { SaveType } from './documents.ts'
import { fieldOf, limitField, typeForm, typeInput } from './form.ts'
import { openTimesTyped } from './open-times.server.ts'

/** Saves the session type as it stands in the form, or says how many times it would offer. */
export async function action(visit: ActionFunctionArgs) {
  const form = await visit.request.formData()
  const submission = parseWithZod(form, { schema: typeForm })
  if (form.get('intent') === previewIntent)
    return data({ reply: submission.reply(), problem: null, preview: await openTimesTyped(visit, form) })
  if (submission.status !== 'success')
    return data({ reply: submission.reply(), problem: null, preview: null }, 400)
  const sessionTypeId = visit.params.typeId ?? ''
  const typed = typeInput(submission.value)
  const { sessionTypeUpdate: saved } = await ask(visit, SaveType, { input: { sessionTypeId, ...typed } })
  if (saved.__typename === 'SessionType') return redirect(`/mentor/sessions/${sessionTypeId}?saved=1`)
  const issues = saved.__typename === 'InputInvalid' ? saved.issues : []
  const errors = fieldErrors(issues, (path) => limitField(path, submission.value) ?? fieldOf(path))
  const reply = submission.reply(issues.length > 0 ? { fieldErrors: errors } : {})
  return data({ reply, problem: saved.message, preview: null }, 400)
}
