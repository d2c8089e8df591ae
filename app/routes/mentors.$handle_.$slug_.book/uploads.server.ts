import type { ActionFunctionArgs } from '@remix-run/node'
import { keepFile } from '#app/api/keep-file.ts'

/**
 * Hands every file of the form in, and leaves its id and its name in its place, so that a form that is refused need not
 * bring it again. Answers with what was refused, by field.
 */
export async function handInFiles(
  visit: ActionFunctionArgs,
  form: FormData,
): Promise<Record<string, string[]>> {
  const refused: Record<string, string[]> = {}
  for (const [field, file] of [...form]) {
    if (typeof file === 'string') continue
    form.delete(field)
    const [, answer] = /^(answers\[\d+\])\.file$/.exec(field) ?? []
    if (!answer || file.size === 0) continue
    const kept = await keepFile(visit, file)
    if ('refused' in kept) refused[`${answer}.value`] = kept.refused
    else {
      form.set(`${answer}.value`, kept.id)
      form.set(`${answer}.name`, kept.name)
    }
  }
  return refused
}
