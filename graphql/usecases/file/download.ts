import type { Prisma } from '#prisma/generated/client/client.ts'
import { visibleTo } from '../booking/access.ts'
import { evidenceVisibleTo } from '../booking/evidence.ts'
import type { Deps } from '../deps.ts'
import type { Viewer } from '../viewer.ts'

const partBytes = 256 * 1024

/** An answer's file is seen by whoever sees the booking, a complaint's by fewer; before it is attached, by nobody. */
export const visibleFiles = (viewer: Viewer): Prisma.FileWhereInput => ({
  OR: [{ answer: { booking: visibleTo(viewer) } }, { complaint: { booking: evidenceVisibleTo(viewer) } }],
})

export type Download = { name: string; mediaType: string; size: number; parts: AsyncIterable<Uint8Array> }

/** The file, read part by part; null for a stranger as for none. */
export async function openFile({ db }: Deps, viewer: Viewer, id: string): Promise<Download | null> {
  const file = await db.file.findFirst({ where: { id, AND: [visibleFiles(viewer)] } })
  if (!file) return null
  async function* parts() {
    for (let from = 1; from <= (file?.size ?? 0); from += partBytes) {
      const [row] = await db.$queryRaw<{ part: Uint8Array }[]>`
        select substring(bytes from ${from}::int for ${partBytes}::int) as part from file_content
        where file_id = ${id}::uuid`
      if (!row) throw new Error(`file ${id} vanished while it was read`)
      yield row.part
    }
  }
  return { ...file, parts: parts() }
}
