import { createHash, randomBytes } from 'node:crypto'
import type { Db } from '../deps.ts'
import type { PartnerViewer } from '../viewer.ts'

const form = /^sun_[A-Za-z0-9_-]{43}$/

/** A new secret of 256 random bits; so long that its plain SHA-256 can be kept and looked up. */
export const newSecret = () => `sun_${randomBytes(32).toString('base64url')}`

export const secretHash = (secret: string) => createHash('sha256').update(secret).digest('hex')

/**
 * Who acts through this secret; null for one that is malformed, unknown, revoked or expired. The hash is looked up, so
 * that the time it takes tells nothing about the secret.
 */
export async function findApiKey(db: Db, secret: string, machineNow: Date): Promise<PartnerViewer | null> {
  if (!form.test(secret)) return null
  const key = await db.apiKey.findUnique({ where: { secretHash: secretHash(secret) } })
  if (!key || key.revokedAt !== null || (key.expiresAt !== null && key.expiresAt <= machineNow)) return null
  return { kind: 'partner', apiKeyId: key.id, programId: key.programId, scopes: key.scopes }
}
