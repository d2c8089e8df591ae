import { InputInvalid, type InputIssue, refuseIssues } from '#graphql/domain/errors.ts'
import { type Answer, type AnswerGiven, isUploaded } from '#graphql/domain/session-type/questions.ts'
import type { Prisma, Side } from '#prisma/generated/client/client.ts'
import type { Db, Tx } from '../deps.ts'
import { readNodeId } from '../node-id.ts'
import type { Viewer } from '../viewer.ts'

/** Attached to nothing yet: neither to an answer nor to a complaint. */
export const loose = { bookingId: null, complaintId: null } as const satisfies Prisma.FileWhereInput

/**
 * What the viewer may attach: uploaded by the viewer, or by nobody who is known, and attached to nothing yet. The id of
 * such a file is known to its uploader alone.
 */
function attachable(viewer: Viewer): Prisma.FileWhereInput {
  const personId = viewer.kind === 'person' ? viewer.personId : null
  const programId = viewer.kind === 'partner' ? viewer.programId : null
  const own = [...(personId ? [{ personId }] : []), ...(programId ? [{ programId }] : [])]
  return { ...loose, OR: [{ personId: null, programId: null }, ...own] }
}

const fileIdOf = (text: string) => {
  const id = readNodeId(text)
  return id?.typename === 'File' ? id.id : null
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
  const idOf = ({ questionId, value }: AnswerGiven) =>
    asking.has(questionId) && typeof value === 'string' ? fileIdOf(value) : null
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
    const { count } = await tx.file.updateMany({
      where: { id: value.fileId, ...loose },
      data: { bookingId, position },
    })
    if (count === 1) continue
    const message = `“${value.name}” is attached to a booking already. Choose the file once more.`
    throw new InputInvalid([{ path: ['answers'], message }])
  }
}

const unattachable = (place: number): InputIssue => ({
  path: ['files', place],
  message: 'This file cannot be attached, or not any more. Choose it once more.',
})

/** The files that the API's ids name, and what is wrong with these: not the viewer's to attach, or named twice. */
export async function uploadsOf(db: Db, viewer: Viewer, given: readonly string[]) {
  const ids = given.map(fileIdOf)
  const where = { id: { in: ids.filter((id) => id !== null) }, ...attachable(viewer) }
  const found = new Set((await db.file.findMany({ where, select: { id: true } })).map(({ id }) => id))
  const wrong = (id: string | null, i: number) => !id || !found.has(id) || ids.indexOf(id) !== i
  return {
    fileIds: ids.flatMap((id) => (id && found.has(id) ? [id] : [])),
    issues: ids.flatMap((id, i) => (wrong(id, i) ? [unattachable(i)] : [])),
  }
}

/** Attaches files for a side of a complaint. Throws InputInvalid when somebody was faster: a file belongs to one. */
export async function attachToComplaint(
  tx: Tx,
  to: { complaintId: string; attachedBy: Side },
  fileIds: readonly string[],
): Promise<void> {
  const issues: InputIssue[] = []
  for (const [position, id] of fileIds.entries()) {
    const { count } = await tx.file.updateMany({ where: { id, ...loose }, data: { ...to, position } })
    if (count === 0) issues.push(unattachable(position))
  }
  refuseIssues(issues)
}
