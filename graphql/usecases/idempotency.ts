import { createHash } from 'node:crypto'
import { IdempotencyKeyReused } from '#graphql/domain/idempotency.ts'
import type { Db, Tx } from './deps.ts'
import type { Viewer } from './viewer.ts'

/** A mutation under a caller's key: within its scope the key stands for these arguments and no others. */
export type KeyedCall = { scope: string; key: string; mutation: string; argumentsHash: string }

/** Keys belong to the person or the partner's programme. Guests share a scope: their replay needs key and arguments. */
export function keyedCall(viewer: Viewer, mutation: string, key: string, args: unknown): KeyedCall {
  const argumentsHash = createHash('sha256').update(JSON.stringify(args)).digest('hex')
  const scope =
    viewer.kind === 'person'
      ? `person:${viewer.personId}`
      : viewer.kind === 'partner'
        ? `program:${viewer.programId}`
        : 'guest'
  return { scope, key, mutation, argumentsHash }
}

/** The booking that this call made before; null when it is new. Throws IdempotencyKeyReused for other arguments. */
export async function replayOf(
  db: Db | Tx,
  { scope, key, mutation, argumentsHash }: KeyedCall,
): Promise<string | null> {
  const row = await db.idempotencyKey.findUnique({ where: { scope_key: { scope, key } } })
  if (!row) return null
  if (row.mutation !== mutation || row.argumentsHash !== argumentsHash) throw new IdempotencyKeyReused()
  return row.bookingId
}

/** A refusal is not remembered, also one that came after the key was written. */
export async function forgetKey(db: Db, { scope, key }: KeyedCall): Promise<void> {
  await db.idempotencyKey.deleteMany({ where: { scope, key } })
}

/**
 * Writes the key for a booking about to be made: null, or the booking of the twin that was faster. A twin that is still
 * at it is waited for. A refusal later in the transaction takes the key back.
 */
export async function claimKey(tx: Tx, call: KeyedCall, bookingId: string): Promise<string | null> {
  const { count } = await tx.idempotencyKey.createMany({ data: { ...call, bookingId }, skipDuplicates: true })
  return count === 1 ? null : replayOf(tx, call)
}
