import { InputInvalid } from '#graphql/domain/errors.ts'
import { type Answer, type AnswerGiven, isUploaded } from '#graphql/domain/session-type/questions.ts'
import type { Prisma } from '#prisma/generated/client/client.ts'
import type { Db, Tx } from '../deps.ts'
import { readNodeId } from '../node-id.ts'
import type { Viewer } from '../viewer.ts'

/**
 * What the viewer may attach: uploaded by the viewer, or by nobody who is known, and attached to nothing yet. The id of
 * such a file is known to its uploader alone.
 */
function attachable(viewer: Viewer): Prisma.FileWhereInput {
  const personId = viewer.kind === 'person' ? viewer.personId : null
  const programId = viewer.kind === 'partner' ? viewer.programId : null
  const own = [...(personId ? [{ personId }] : []), ...(programId ? [{ programId }] : [])]
  return { bookingId: null, OR: [{ personId: null, programId: null }, ...own] }
}

type Asked = { readonly id: string; readonly kind: string }

/** The answers, those that name an uploaded file with that file; a name of none stays text, which is no file. */
export async function withUploads(
  db: Db,
  viewer: Viewer,
  questions: readonly Asked[],
  given: readonly AnswerGiven[],
): Promise<readonly AnswerGiven[]> {
  const asking = new Set(questions.filter(({ kind }) => kind === 'FILE').map(({ id }) => id))
  const idOf = ({ questionId, value }: AnswerGiven) => {
    const id = asking.has(questionId) && typeof value === 'string' ? readNodeId(value) : null
    return id?.typename === 'File' ? id.id : null
  }
  const ids = given.flatMap((answer) => idOf(answer) ?? [])
  if (ids.length === 0) return given
  const files = await db.file.findMany({ where: { id: { in: ids }, ...attachable(viewer) } })
  const byId = new Map(files.map(({ id, name }) => [id, { fileId: id, name }]))
  return given.map((answer) => ({ ...answer, value: byId.get(idOf(answer) ?? '') ?? answer.value }))
}

/** Attaches what was answered with files. Throws InputInvalid when another booking was faster: a file belongs to one. */
export async function attachFiles(tx: Tx, bookingId: string, answers: readonly Answer[]): Promise<void> {
  for (const [position, { value }] of answers.entries()) {
    if (!isUploaded(value)) continue
    const where = { id: value.fileId, bookingId: null }
    const { count } = await tx.file.updateMany({ where, data: { bookingId, position } })
    if (count === 1) continue
    const message = `“${value.name}” is attached to a booking already. Choose the file once more.`
    throw new InputInvalid([{ path: ['answers'], message }])
  }
}
