import { ApiKeyNotFound } from '#graphql/domain/partner/errors.ts'
import type { Deps } from '../deps.ts'
import { appendEvent } from '../events.ts'
import { audit } from '../operations/audit.ts'
import { inTransaction } from '../transaction.ts'
import type { PersonViewer } from '../viewer.ts'

export const revokeKeyErrors = [ApiKeyNotFound] as const

/** Ends a key at once, open sockets included: they hear of it like of any event. Repeating it changes nothing. */
export async function revokeApiKey(deps: Deps, viewer: PersonViewer, apiKeyId: string): Promise<void> {
  if (!viewer.admin) throw new ApiKeyNotFound()
  await inTransaction(deps, async (tx) => {
    const { count } = await tx.apiKey.updateMany({
      where: { id: apiKeyId, revokedAt: null },
      data: { revokedAt: deps.machineNow() },
    })
    if (count === 0) {
      if ((await tx.apiKey.count({ where: { id: apiKeyId } })) === 0) throw new ApiKeyNotFound()
      return
    }
    await audit(tx, deps, viewer, {
      action: 'apiKey.revoked',
      subjectType: 'ApiKey',
      subjectId: apiKeyId,
      reason: 'Revoked.',
    })
    await appendEvent(tx, {
      type: 'apiKey.revoked',
      subjectId: apiKeyId,
      version: 1,
      actor: 'ADMIN',
      actorId: viewer.personId,
    })
  })
}
