import type { Access, Tokens } from '#graphql/providers/scheduling/port.ts'
import type { SchedulingAccount } from '#prisma/generated/client/client.ts'
import type { Deps } from '../deps.ts'

/** Tokens as they lie in the database: sealed, each under the key that seals now. */
export function sealTokens({ cipher }: Deps, { access, refresh, accessExpiresAt }: Tokens) {
  const { keyId, sealed } = cipher.encrypt(Buffer.from(access))
  return {
    keyId,
    accessToken: new Uint8Array(sealed),
    refreshToken: refresh === null ? null : new Uint8Array(cipher.encrypt(Buffer.from(refresh)).sealed),
    accessExpiresAt,
  }
}

/** Null while the account has none. */
export function accessOf({ cipher }: Deps, account: SchedulingAccount): Access | null {
  const { keyId, accessToken, userId, organizationId } = account
  if (!keyId || !accessToken || !userId) return null
  const token = cipher.decrypt(keyId, Buffer.from(accessToken)).toString()
  return { userId, organizationId, token }
}

/** Null for an account whose tokens are never replaced. */
export function refreshTokenOf({ cipher }: Deps, { keyId, refreshToken }: SchedulingAccount): string | null {
  return keyId && refreshToken ? cipher.decrypt(keyId, Buffer.from(refreshToken)).toString() : null
}
