import type { ActionFunctionArgs } from '@remix-run/node'
import { keepFile } from '#app/api/keep-file.ts'
import type { KeptFile } from '#app/components/booking/evidence-field.tsx'

/** Hands the form's files in. Answers with all that are kept, those of an earlier try first, and what was refused. */
export async function handInEvidence(visit: ActionFunctionArgs, form: FormData) {
  const kept: KeptFile[] = form.getAll('kept').map(readKept)
  const refused: string[] = []
  for (const file of form.getAll('files')) {
    if (typeof file === 'string' || file.size === 0) continue
    const one = await keepFile(visit, file)
    if ('refused' in one) refused.push(...one.refused.map((why) => `${file.name}: ${why}`))
    else kept.push(one)
  }
  return { kept, refused }
}

function readKept(entry: FormDataEntryValue): KeptFile {
  const [id = '', name = ''] = String(entry).split('/')
  return { id, name }
}

type Issue = { path: string; message: string }

/** What was wrong, each file by its name, and the files that the form keeps: those that can still be attached. */
export function tellIssues(kept: readonly KeptFile[], issues: readonly Issue[]) {
  const named = new Map(kept.map((file, i) => [`files[${i}]`, file]))
  const wrong = issues.map(({ path }) => named.get(path))
  return {
    problems: issues.map(({ message }, i) => (wrong[i] ? `${wrong[i].name}: ${message}` : message)),
    kept: kept.filter((file) => !wrong.includes(file)),
  }
}
