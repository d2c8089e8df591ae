import { createHash } from 'node:crypto'
import type { Db } from '../deps.ts'
import type { PartnerViewer } from '../viewer.ts'

/** What is kept of a key's secret. A secret of 256 random bits needs no slow hash. */
export const keyHash = (secret: string) => createHash('sha256').update(secret).digest('hex')

/** The partner whose key this is; null when there is none, or it is revoked or expired. */
export async function findApiKey(db: Db, secret: string, machineNow: Date): Promise<PartnerViewer | null> {
  const key = await db.apiKey.findUnique({ where: { secretHash: keyHash(secret) } })
  if (!key || key.revokedAt || (key.expiresAt && key.expiresAt <= machineNow)) return null
  return { kind: 'partner', apiKeyId: key.id, programId: key.programId, scopes: key.scopes }
}
