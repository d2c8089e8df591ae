import { randomUUID } from 'node:crypto'
import { InputInvalid } from '#graphql/domain/errors.ts'
import { TooManyFiles } from '#graphql/domain/file/errors.ts'
import { mediaTypeOf, mostFileBytes, safeName } from '#graphql/domain/file/file.ts'
import type { Deps, Tx } from '../deps.ts'
import { inTransaction } from '../transaction.ts'
import type { Viewer } from '../viewer.ts'
import { loose } from './attach.ts'

export const uploadErrors = [InputInvalid, TooManyFiles] as const

/** As forms and the API's uploads bring it. */
type Upload = { readonly name: string; readonly size: number; arrayBuffer(): Promise<ArrayBuffer> }

const day = 86_400_000
const mostADay = { program: 1_000, others: 30 }
/** Whoever uploads from many addresses fills no more than this before it is swept. */
const mostLooseBytes = 2 ** 30

/** Keeps a file until it is attached to an answer or a complaint, for a day. Answers with its id. */
export async function uploadFile(
  deps: Deps,
  viewer: Viewer,
  file: Upload,
  source: string | null,
): Promise<string> {
  if (file.size === 0) refuse('This file is empty.')
  if (file.size > mostFileBytes) refuse('A file has at most 5 MB.')
  const bytes = new Uint8Array(await file.arrayBuffer())
  const mediaType = mediaTypeOf(bytes)
  if (!mediaType) return refuse('Attach a PDF, a picture (PNG, JPEG, WebP) or plain text.')
  const uploader = uploaderOf(viewer, source)
  const row = { id: randomUUID(), name: safeName(file.name, mediaType), mediaType, size: bytes.length }
  await inTransaction(deps, async (tx) => {
    await refuseTooMany(tx, uploader, deps.now())
    await tx.file.create({
      data: { ...row, ...uploader, createdAt: deps.now(), content: { create: { bytes } } },
    })
  })
  return row.id
}

function refuse(message: string): never {
  throw new InputInvalid([{ path: ['file'], message }])
}

type Uploader = { personId: string | null; programId: string | null; sourceHash: string | null }

function uploaderOf(viewer: Viewer, source: string | null): Uploader {
  const [personId, programId] = [
    viewer.kind === 'person' ? viewer.personId : null,
    viewer.kind === 'partner' ? viewer.programId : null,
  ]
  return { personId, programId, sourceHash: personId || programId ? null : source }
}

/** One upload of each uploader at a time, so that the count is exact. */
async function refuseTooMany(tx: Tx, uploader: Uploader, now: Date): Promise<void> {
  const most = uploader.programId ? mostADay.program : mostADay.others
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`files:${JSON.stringify(uploader)}`}, 0))`
  const since = new Date(now.getTime() - day)
  if ((await tx.file.count({ where: { ...uploader, createdAt: { gt: since } } })) >= most)
    throw new TooManyFiles()
  const { _sum } = await tx.file.aggregate({ where: loose, _sum: { size: true } })
  if ((_sum.size ?? 0) > mostLooseBytes) throw new TooManyFiles()
}

/** Forgets what was attached to nothing for a day; some at a time, and none that is attached in this instant. */
export async function forgetLooseFiles({ db, now }: Pick<Deps, 'db' | 'now'>): Promise<number> {
  const before = new Date(now().getTime() - day)
  return db.$executeRaw`
    delete from file where booking_id is null and complaint_id is null and id in (
      select id from file where booking_id is null and complaint_id is null and created_at <= ${before} limit 100)`
}
