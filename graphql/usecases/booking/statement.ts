import { severalLines } from '#graphql/domain/account/person.ts'
import { type InputIssue, refuseIssues } from '#graphql/domain/errors.ts'
import type { Db } from '../deps.ts'
import { uploadsOf } from '../file/attach.ts'
import type { Viewer } from '../viewer.ts'

const mostWords = 2_000
const mostFiles = 3

/** What somebody says in a complaint or to it, and the API's ids of the uploads that show it. */
export type Statement = { text: string; files?: readonly string[] | null | undefined }

/** The same, as it can be kept. Throws InputInvalid with all that is wrong. */
export async function checkStatement(db: Db, viewer: Viewer, { text, files: given }: Statement) {
  const [files, said] = [given ?? [], severalLines(text, mostWords)]
  const words = 'value' in said ? said.value : ''
  const issues: InputIssue[] = []
  if (words === '')
    issues.push({ path: ['text'], message: 'message' in said ? said.message : 'Say what happened.' })
  if (files.length > mostFiles)
    issues.push({ path: ['files'], message: `Attach at most ${mostFiles} files.` })
  const uploads = await uploadsOf(db, viewer, files)
  refuseIssues([...issues, ...uploads.issues])
  return { words, fileIds: uploads.fileIds }
}
