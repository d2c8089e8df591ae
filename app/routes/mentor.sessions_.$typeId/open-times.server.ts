import { parseWithZod } from '@conform-to/zod/v4'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { ask } from '#app/api/ask.ts'
import { OpenTimes } from './documents.ts'
import { typeForm, typeInput } from './form.ts'
import type { OpenTimesPreview } from './open-times.tsx'

/** How many times are open next: by the rules as they are saved, or as they are typed. */
export async function openTimesOf(
  visit: LoaderFunctionArgs,
  id: string,
  typed?: ReturnType<typeof typeInput>,
): Promise<OpenTimesPreview> {
  const { node } = await ask(visit, OpenTimes, { id, input: typed ?? {} })
  const preview = node && 'slotPreview' in node ? node.slotPreview : null
  const count = preview?.__typename === 'SlotPreview' ? preview.openTimes : null
  const issues = preview?.__typename === 'InputInvalid' ? preview.issues : []
  return { count, problems: issues.map(({ message }) => message), typed: typed !== undefined }
}

/** The same for a form, whatever is in it. */
export async function openTimesTyped(visit: LoaderFunctionArgs, form: FormData): Promise<OpenTimesPreview> {
  const submission = parseWithZod(form, { schema: typeForm })
  if (submission.status === 'success')
    return openTimesOf(visit, visit.params.typeId ?? '', typeInput(submission.value))
  const problems = Object.values(submission.error ?? {}).flatMap((each) => each ?? [])
  return { count: null, problems, typed: true }
}
